// json-server as its documentation starts it, without its log of requests: `node json-server.js FILE`.
import jsonServer from 'json-server';

const server = jsonServer.create();
server.use(jsonServer.defaults({ logger: false }));
server.use(jsonServer.router(process.argv[2]));
server.listen(Number(process.env.PORT), '127.0.0.1');
