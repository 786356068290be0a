package dev.platformc.core.diagnostic;

import static dev.platformc.core.diagnostic.Severity.ADVICE;
import static dev.platformc.core.diagnostic.Severity.ERROR;
import static dev.platformc.core.diagnostic.Severity.WARNING;

import java.util.Optional;

/// Every kind of message, with the number and the slug that users quote.
///
/// The hundreds tell the area: 01 text and syntax, 02 names, 03 types and units, 04 one declaration
/// on its own, 05 declarations together, 06 memory and capacity, 07 emitters and target clusters,
/// 08 deprecation and style, 09 compatibility, 90 bugs of ours. A code keeps its meaning for ever.
public enum Code {
    BAD_SYNTAX("PLT-0101", "bad-syntax", ERROR, "the text is not a sentence of the language"),
    UNCLOSED_BLOCK("PLT-0102", "unclosed-block", ERROR, "a block is never closed"),
    UNCLOSED_STRING("PLT-0103", "unclosed-string", ERROR, "a string is never closed"),
    UNKNOWN_UNIT("PLT-0104", "unknown-unit", ERROR, "a number carries a unit that does not exist"),
    BAD_CHARACTER("PLT-0105", "bad-character", ERROR, "a character that has no meaning here"),
    TOO_DEEP("PLT-0106", "too-deep", ERROR, "brackets are nested too deeply"),
    BAD_ESCAPE("PLT-0107", "bad-escape", ERROR, "an unknown escape in a string"),
    MISSING_VALUE("PLT-0108", "missing-value", ERROR, "an attribute has no value"),
    FILE_TOO_LARGE("PLT-0109", "file-too-large", ERROR, "a file is larger than 4 MiB"),
    NOT_UTF8("PLT-0110", "not-utf8", ERROR, "a file is not UTF-8 text"),
    NO_SOURCES("PLT-0111", "no-sources", ERROR, "there is nothing to compile"),

    UNKNOWN_NAME("PLT-0201", "unknown-name", ERROR, "a name that nothing bears"),
    UNKNOWN_KIND("PLT-0202", "unknown-kind", ERROR, "a declaration of a kind that does not exist"),
    UNKNOWN_ATTRIBUTE("PLT-0203", "unknown-attribute", ERROR, "an attribute the kind does not have"),
    DUPLICATE_NAME("PLT-0204", "duplicate-name", ERROR, "two declarations of one kind and name"),
    DUPLICATE_ATTRIBUTE("PLT-0205", "duplicate-attribute", ERROR, "an attribute is written twice"),
    AMBIGUOUS_DEFAULT("PLT-0206", "ambiguous-default", ERROR, "several declarations could be meant"),
    AMBIGUOUS_NAME("PLT-0207", "ambiguous-name", ERROR, "a word could mean two things here"),
    NAME_INVALID("PLT-0208", "name-invalid", ERROR, "a name that cannot name an object"),
    PLATFORM_COUNT("PLT-0209", "platform-count", ERROR, "there must be one platform declaration"),
    NAME_MISSING("PLT-0210", "name-missing", ERROR, "a declaration has no name"),
    CYCLE("PLT-0211", "cycle", ERROR, "a value depends on itself"),
    NOT_YET("PLT-0212", "not-yet", ERROR, "part of the language that this version cannot do yet"),
    PARAM_MISSING("PLT-0213", "param-missing", ERROR, "a parameter has no value"),
    ARGUMENT_MISSING("PLT-0214", "argument-missing", ERROR, "a hole of a template is not filled"),
    ARGUMENT_UNKNOWN("PLT-0215", "argument-unknown", ERROR, "a template has no such hole"),
    TEMPLATE_RECURSION("PLT-0216", "template-recursion", ERROR, "a template uses itself"),
    IMPORT_MISSING("PLT-0217", "import-missing", ERROR, "an import leads to no library"),
    IMPORT_OUTSIDE("PLT-0218", "import-outside", ERROR, "an import leaves the repository"),
    IMPORT_CYCLE("PLT-0219", "import-cycle", ERROR, "libraries import each other in a circle"),
    LIBRARY_WITH_PLATFORM(
            "PLT-0220", "library-with-platform", ERROR, "a library holds what only platforms may"),
    NOT_IN_TEMPLATE("PLT-0221", "not-in-template", ERROR, "something no template may hold"),
    FACT_OUTSIDE_RULE(
            "PLT-0225", "fact-outside-rule", ERROR, "an attribute reads what is worked out later"),

    TYPE_MISMATCH("PLT-0301", "type-mismatch", ERROR, "a value of another type is expected"),
    DIMENSION_MISMATCH("PLT-0302", "dimension-mismatch", ERROR, "two amounts of unlike dimensions"),
    NOT_A_MEMBER("PLT-0303", "not-a-member", ERROR, "a word that is not among the choices"),
    NOT_WHOLE("PLT-0305", "not-whole", ERROR, "a whole number is expected"),
    OUT_OF_RANGE("PLT-0306", "out-of-range", ERROR, "a value is outside what is allowed"),
    ATTRIBUTE_MISSING("PLT-0307", "attribute-missing", ERROR, "a required attribute is missing"),
    EMPTY_RANGE("PLT-0308", "empty-range", ERROR, "the least of a range is above its most"),
    NUMBER_TOO_LONG("PLT-0309", "number-too-long", ERROR, "a number has more than 38 digits"),
    DIVISION_BY_ZERO("PLT-0310", "division-by-zero", ERROR, "a division by zero"),
    TOO_MUCH("PLT-0311", "too-much", ERROR, "more than evaluation does in good time"),
    NONE_COMPARED("PLT-0312", "none-compared", ERROR, "an order is asked of `none`"),

    NO_MIG("PLT-0401", "no-mig", ERROR, "the card cannot be cut into MIG instances"),
    PROFILE_NOT_ON_CARD("PLT-0402", "profile-not-on-card", ERROR, "the card has no such MIG profile"),
    NO_GPUS_IN_NODE("PLT-0403", "no-gpus-in-node", ERROR, "the nodes of the pool have no GPUs"),
    MORE_THAN_POOL("PLT-0404", "more-than-pool", ERROR, "more cards than the pool has"),
    MIG_LAYOUT_IMPOSSIBLE(
            "PLT-0405", "mig-layout-impossible", ERROR, "a MIG layout that no card can hold"),
    LEVEL_UNKNOWN("PLT-0406", "level-unknown", ERROR, "the pool has no such level"),
    NODE_TOO_SMALL("PLT-0407", "node-too-small", ERROR, "a worker is larger than a node"),
    TENSOR_DOES_NOT_DIVIDE(
            "PLT-0408", "tensor-does-not-divide", ERROR, "the heads cannot be split so"),
    TENSOR_CROSSES_DOMAIN(
            "PLT-0409", "tensor-crosses-domain", ERROR, "a tensor-parallel group leaves NVLink"),
    TENSOR_OVER_SLICES(
            "PLT-0410", "tensor-over-slices", ERROR, "a tensor-parallel group over MIG slices"),
    CONTEXT_TOO_LONG(
            "PLT-0411", "context-too-long", ERROR, "longer than the model was trained for"),
    PRECISION_NOT_ON_CARD(
            "PLT-0412", "precision-not-on-card", ERROR, "the card cannot compute in this precision"),
    DEVICE_NOT_THERE("PLT-0413", "device-not-there", ERROR, "asks for devices the supply lacks"),
    PRIORITY_RANGE("PLT-0414", "priority-range", ERROR, "a priority outside what Kubernetes takes"),
    TWO_DEFAULTS("PLT-0415", "two-defaults", ERROR, "two default priorities"),
    SPARE_TOO_LARGE("PLT-0416", "spare-too-large", ERROR, "more spare nodes than the pool has"),
    HOST_COUNT("PLT-0417", "host-count", ERROR, "hosts and nodes are not the same number"),
    QUEUE_OF_OTHER_TEAM("PLT-0418", "queue-of-other-team", ERROR, "a queue of another team"),

    CLAUSE_MISSING("PLT-0440", "clause-missing", ERROR, "a policy or a test that says nothing"),
    EXPECT_CONTRADICTION(
            "PLT-0441", "expect-contradiction", ERROR, "a test expects success and failure"),
    DATE_INVALID("PLT-0442", "date-invalid", ERROR, "a day that is none, or not an ISO date"),

    NO_PLACEMENT("PLT-0501", "no-placement", ERROR, "declarations that cannot hold together"),
    QUOTA_OVER_CAPACITY("PLT-0502", "quota-over-capacity", ERROR, "quotas exceed the supply"),
    EXCEEDS_QUOTA("PLT-0503", "exceeds-quota", ERROR, "a workload larger than its queue can give"),
    SLICES_IMPOSSIBLE("PLT-0504", "slices-impossible", ERROR, "the cards cannot hold these slices"),
    SHORTFALL_AT_MAX(
            "PLT-0505", "shortfall-at-max", WARNING, "not every replica fits at the most"),
    UNDECIDED("PLT-0509", "undecided", ERROR, "the solver's budget was spent without an answer"),

    POLICY_BROKEN("PLT-0520", "policy-broken", ERROR, "a policy requires what does not hold"),
    POLICY_ADVICE("PLT-0521", "policy-advice", WARNING, "a policy advises what does not hold"),
    WAIVES_NOTHING("PLT-0522", "waives-nothing", WARNING, "a waiver that exempts nobody"),
    WAIVER_EXPIRED("PLT-0523", "waiver-expired", WARNING, "the last day of a waiver is past"),
    TEST_FAILED("PLT-0524", "test-failed", ERROR, "a test does not come out as expected"),

    MEMORY_BUDGET("PLT-0601", "memory-budget", ERROR, "a model does not fit its memory"),
    TIGHT_MEMORY("PLT-0602", "tight-memory", WARNING, "fits only as long as little else is loaded"),
    OVERHEAD_LOW("PLT-0603", "overhead-low", WARNING, "less than a tenth is kept for the engine"),

    NOT_EXPRESSIBLE("PLT-0701", "not-expressible", ADVICE, "a back end has no field for this"),
    UNPINNED_IMAGE("PLT-0702", "unpinned-image", WARNING, "an image without a fixed tag or digest"),
    UNPRICED("PLT-0703", "unpriced", ADVICE, "something has no price"),
    HOSTS_MISSING("PLT-0704", "hosts-missing", ERROR, "layouts need machines with names"),
    LOCK_UNREADABLE("PLT-0705", "lock-unreadable", ERROR, "platform.lock cannot be read"),
    OUTPUT_TAKEN("PLT-0706", "output-taken", ERROR, "the output folder holds other files"),

    ALLOWS_NOTHING("PLT-0801", "allows-nothing", WARNING, "an allow comment without effect"),
    UNUSED_LET("PLT-0802", "unused-let", ADVICE, "a name for a value that nothing uses"),

    INTERNAL("PLT-9001", "internal", ERROR, "a bug in platformc itself");

    private final String id;
    private final String slug;
    private final Severity severity;
    private final String summary;

    Code(String id, String slug, Severity severity, String summary) {
        this.id = id;
        this.slug = slug;
        this.severity = severity;
        this.summary = summary;
    }

    /// `PLT-` and four digits.
    public String id() {
        return id;
    }

    /// Reads well after "allow": `mig-layout-impossible`.
    public String slug() {
        return slug;
    }

    public Severity severity() {
        return severity;
    }

    public String summary() {
        return summary;
    }

    /// By id or slug, in any case.
    public static Optional<Code> find(String text) {
        for (var code : values()) {
            if (code.id.equalsIgnoreCase(text) || code.slug.equalsIgnoreCase(text)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
