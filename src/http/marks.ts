/** Headers that each answer has of its own, whatever it says: names and values in turn, as a known answer is written with them. */
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** Absent where a request was so broken that no hook saw it. */
    marks?: string[];
  }
}

/** Takes names and values in turn. */
export function setHeaders(reply: FastifyReply, marks: readonly string[]): void {
  for (let index = 0; index < marks.length; index += 2) reply.header(marks[index]!, marks[index + 1]!);
}

/** To be added before all that marks answers. */
export function addMarks(app: FastifyInstance): void {
  app.decorateReply('marks');
  app.addHook('onSend', (_request, reply, _payload, done) => {
    setHeaders(reply, reply.marks ?? []);
    done();
  });
}
