/** Stylesheets are bundled as text, see the rules in wrangler.toml. */
declare module '*.css' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: that is how the bundler hands over a text module.
  export default text
}
