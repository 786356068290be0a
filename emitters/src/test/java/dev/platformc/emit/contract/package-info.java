/// What a cluster would say to the emitted documents, without a cluster.
///
/// A custom resource meets its definition: [SchemaCheck], then [Defaults], then [CelRules]. A core
/// object meets the typed model of fabric8 and [CoreRules]. Every text is read back by another YAML
/// reader, and all documents together meet [ReferenceCheck] and the rules of the admission
/// webhooks. [Contract] is all of it.
@NullMarked
package dev.platformc.emit.contract;

import org.jspecify.annotations.NullMarked;
