/// What objects of a kind look like: Kubernetes' own kinds from fabric8's models, custom ones from
/// the author's CRDs.
@NullMarked
package dev.platformc.emit.schema;

import org.jspecify.annotations.NullMarked;
