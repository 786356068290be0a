/// Instances of the solver's problems as files: reading them, generating them, and the answers as
/// JSON.
@NullMarked
package dev.platformc.cli.solve;

import org.jspecify.annotations.NullMarked;
