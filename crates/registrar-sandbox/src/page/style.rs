//! How the page looks.

/// The style sheet, in the colours that the browser is set to.
pub(super) const SHEET: &str = "
:root { color-scheme: light dark; }
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem auto; max-width: 80rem; padding: 0 1rem; }
nav, p { margin: .5rem 0; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; }
pre { overflow-x: auto; background: #8882; padding: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
details { border-bottom: 1px solid #8884; padding: .3rem 0; }
summary { cursor: pointer; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.sides section { min-width: 0; }
.success { color: #197319; } .failure, .warning { color: #b3261e; }
@media (prefers-color-scheme: dark) { .success { color: #7fd67f; } .failure, .warning { color: #ff8a80; } }
";
