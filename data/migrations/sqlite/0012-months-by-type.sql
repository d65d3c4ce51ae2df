-- Events by month and type at once, the commonest question of two: counted along an index in that very order.

CREATE INDEX events_month_type ON events (substr(earliest, 1, 7), type, time_precision);
