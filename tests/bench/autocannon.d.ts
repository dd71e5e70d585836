/** As much of autocannon as the benchmarks use; the package brings no types. */
declare module 'autocannon' {
  interface Outcome {
    requests: { average: number; total: number }
    latency: { p50: number; p99: number }
    non2xx: number
    errors: number
  }
  function run(options: { url: string; connections: number; duration: number }): Promise<Outcome>
  // biome-ignore lint/style/noDefaultExport: the package's own
  export default run
}
