/** The part of the `edtf` package that the tests use; it brings no types of its own. */
declare module 'edtf' {
  interface Extent {
    /** Milliseconds since 1970, UTC. */
    readonly min: number;
    readonly max: number;
  }
  export default function edtf(value: string): Extent;
}
