declare const __CHECK_SHELL__: string[]
declare const __CHECK_VERSION__: string
console.log(__CHECK_SHELL__, __CHECK_VERSION__)
