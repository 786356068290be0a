package dev.platformc.core.diagnostic;

import static dev.platformc.core.diagnostic.Severity.ADVICE;
import static dev.platformc.core.diagnostic.Severity.ERROR;
import static dev.platformc.core.diagnostic.Severity.WARNING;

import java.util.Map;
import java.util.Optional;

/// Every kind of message, with the number and the slug that users quote.
///
/// The hundreds tell the area: 01 text and syntax, 02 names, 03 types and units, 04 one declaration
/// on its own, 05 declarations together, 06 memory and capacity, 07 emitters and target clusters,
/// 08 deprecation and style, 09 compatibility, 10 Kubernetes objects that others wrote, 90 bugs of
/// ours. A code keeps its meaning for ever.
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
    UNKNOWN_ATTRIBUTE(
            "PLT-0203", "unknown-attribute", ERROR, "an attribute the kind does not have"),
    DUPLICATE_NAME("PLT-0204", "duplicate-name", ERROR, "two declarations of one kind and name"),
    DUPLICATE_ATTRIBUTE("PLT-0205", "duplicate-attribute", ERROR, "an attribute is written twice"),
    AMBIGUOUS_DEFAULT(
            "PLT-0206", "ambiguous-default", ERROR, "several declarations could be meant"),
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
    PROFILE_NOT_ON_CARD(
            "PLT-0402", "profile-not-on-card", ERROR, "the card has no such MIG profile"),
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
            "PLT-0412",
            "precision-not-on-card",
            ERROR,
            "the card cannot compute in this precision"),
    DEVICE_NOT_THERE("PLT-0413", "device-not-there", ERROR, "asks for devices the supply lacks"),
    PRIORITY_RANGE("PLT-0414", "priority-range", ERROR, "a priority outside what Kubernetes takes"),
    TWO_DEFAULTS("PLT-0415", "two-defaults", ERROR, "two default priorities"),
    SPARE_TOO_LARGE("PLT-0416", "spare-too-large", ERROR, "more spare nodes than the pool has"),
    HOST_COUNT("PLT-0417", "host-count", ERROR, "hosts and nodes are not the same number"),
    TEAM_MISSING("PLT-0419", "team-missing", ERROR, "a queue that is not open to nobody's work"),
    SHAPE_UNLIKE_PARAMETERS(
            "PLT-0420",
            "shape-unlike-parameters",
            WARNING,
            "a shape that does not go with the number of parameters"),
    QUEUE_OF_OTHER_TEAM("PLT-0418", "queue-of-other-team", ERROR, "a queue of another team"),

    STORAGE_TOO_SMALL(
            "PLT-0430", "storage-too-small", ERROR, "a storage smaller than what goes in"),
    NOT_A_MULTIPLE("PLT-0431", "not-a-multiple", ERROR, "a share that is no whole number of steps"),
    FRACTION_OF_EXTENDED_RESOURCE(
            "PLT-0432", "fraction-of-extended-resource", ERROR, "a percentage of a whole device"),
    UNKNOWN_HOST("PLT-0433", "unknown-host", ERROR, "a machine that the pool does not have"),
    SHM_TOO_SMALL("PLT-0434", "shm-too-small", WARNING, "too little memory to talk through"),
    SOURCE_WITHOUT_DIGEST(
            "PLT-0435", "source-without-digest", ADVICE, "weights that may be others tomorrow"),
    ENV_RESERVED("PLT-0436", "env-reserved", ERROR, "a variable that others set"),
    SHARE_SUM("PLT-0437", "share-sum", ERROR, "shares that add up to more than the cards"),
    STRICT_SUM("PLT-0438", "strict-sum", ERROR, "strict turns that add up to more than the cards"),
    LEASE_GRANULARITY("PLT-0439", "lease-granularity", ERROR, "turns that do not fill a card"),
    MPS_ON_MIG("PLT-0480", "mps-on-mig", ERROR, "MPS on cards that are cut"),
    TWO_MODES_ON_CARD("PLT-0483", "two-modes-on-card", ERROR, "cards divided in two ways"),
    GPU_INDEX("PLT-0490", "gpu-index", ERROR, "a card that the machine does not have"),
    RESOURCE_NAME("PLT-0443", "resource-name", ERROR, "no name for an extended resource"),
    IMAGE_ARCH("PLT-0444", "image-arch", ERROR, "an image for other processors"),
    MEMORY_UNLIKE_CATALOG(
            "PLT-0445",
            "memory-unlike-catalog",
            WARNING,
            "a card with another memory than its like"),
    FAIR_SHARING_CONTRADICTION(
            "PLT-0448", "fair-sharing-contradiction", ERROR, "two measures of fairness at once"),
    GANG_NOT_POSSIBLE("PLT-0449", "gang-not-possible", ERROR, "a scheduler that knows no gangs"),
    GATE_CONFLICT("PLT-0453", "gate-conflict", ERROR, "features that exclude each other"),
    ENGINE_PORT_OPEN("PLT-0457", "engine-port-open", WARNING, "an engine that every pod may ask"),
    TWO_SCHEDULERS("PLT-0446", "two-schedulers", ERROR, "a queue that nobody serves"),
    POOLS_OVERLAP("PLT-0461", "pools-overlap", ERROR, "nodes that belong to two pools"),
    SLOW_EDGE("PLT-0462", "slow-edge", WARNING, "workers that wait for the network"),
    GUARANTEED_ON_SPOT("PLT-0463", "guaranteed-on-spot", ERROR, "a promise on nodes that vanish"),
    SCALE_FROM_ZERO_SLICES(
            "PLT-0464", "scale-from-zero-slices", ERROR, "nobody adds a first node for slices"),
    REBOOT_NEEDED("PLT-0466", "reboot-needed", WARNING, "a layout that waits for a reboot"),
    VGPU_PROFILE("PLT-0467", "vgpu-profile", ERROR, "virtual GPUs divided once more"),
    SURGE_NEEDS_GPUS("PLT-0488", "surge-needs-gpus", WARNING, "no room for old and new at once"),
    STACK_CANNOT("PLT-0450", "stack-cannot", ERROR, "the node stack cannot do this"),
    DRA_TOO_NEW("PLT-0451", "dra-too-new", ERROR, "a Kubernetes older than claims for devices"),
    DOUBLE_ALLOCATION("PLT-0452", "double-allocation", ERROR, "two ways to hand out one card"),
    LEVEL_WITHOUT_LABEL(
            "PLT-0454", "level-without-label", ERROR, "a level that no label of a machine names"),
    API_NOT_SERVED("PLT-0456", "api-not-served", ERROR, "a Kubernetes older than an object"),
    FEATURE_TOO_NEW("PLT-0458", "feature-too-new", ERROR, "a Kubernetes older than a feature"),
    NEEDS_PRIVILEGE(
            "PLT-0459", "needs-privilege", WARNING, "pods that their namespace would refuse"),
    KUBERNETES_UNKNOWN(
            "PLT-0468", "kubernetes-unknown", ERROR, "a Kubernetes that is not written for"),
    PLUGIN_PARAMETER(
            "PLT-0460", "plugin-parameter", ERROR, "parameters that a plugin cannot tell apart"),
    DRIVER_TOO_OLD("PLT-0465", "driver-too-old", ERROR, "a driver older than what needs it"),
    GANG_DEADLOCK(
            "PLT-0475", "gang-deadlock", WARNING, "gangs that may wait for each other for ever"),
    ENGINE_FLAG_OWNED(
            "PLT-0491", "engine-flag-owned", ERROR, "a flag that an attribute says already"),
    UNKNOWN_ENGINE_FLAG(
            "PLT-0495", "unknown-engine-flag", ERROR, "a flag that the engine does not know"),
    LABEL_ORDER("PLT-0455", "label-order", ERROR, "two levels with one label"),
    CHILDREN_OVER_PARENT(
            "PLT-0471", "children-over-parent", ERROR, "inner queues promise more than the outer"),
    BORROW_WITHOUT_COHORT(
            "PLT-0472", "borrow-without-cohort", WARNING, "nobody there to borrow from"),
    PREEMPTION_LOOP("PLT-0473", "preemption-loop", WARNING, "queues that push each other out"),
    PARALLEL_PRODUCT("PLT-0474", "parallel-product", ERROR, "a split for another number of GPUs"),
    LEGACY_KIND("PLT-0476", "legacy-kind", ADVICE, "a kind of an operator that has a successor"),
    API_NOT_INSTALLED("PLT-0477", "api-not-installed", ERROR, "an object that nobody there reads"),
    CHECKPOINT_FASTER_THAN_STORAGE(
            "PLT-0478",
            "checkpoint-faster-than-storage",
            ERROR,
            "checkpoints come faster than the storage takes them"),
    HEAD_ON_GPU_NODE("PLT-0481", "head-on-gpu-node", ADVICE, "a Ray head among GPUs"),
    RAY_RESOURCES_DIFFER(
            "PLT-0482", "ray-resources-differ", ERROR, "Ray would count other resources"),
    TWO_AUTOSCALERS("PLT-0484", "two-autoscalers", WARNING, "two that decide how many there are"),
    OBJECT_STORE_TOO_LARGE(
            "PLT-0485", "object-store-too-large", ERROR, "an object store without a worker around"),
    RAY_NAME_TOO_LONG("PLT-0486", "ray-name-too-long", ERROR, "a name longer than KubeRay takes"),
    SINGLE_HEAD("PLT-0487", "single-head", ADVICE, "a service that dies with its head"),
    RAY_KUBERAY_MISMATCH(
            "PLT-0489", "ray-kuberay-mismatch", ERROR, "a Ray that KubeRay cannot run"),
    METRIC_MISSING("PLT-0498", "metric-missing", ERROR, "an alert on what nobody measures"),
    HOST_TAKEN("PLT-0540", "host-taken", ERROR, "two gateways under one name"),
    ROUTE_LIMITS("PLT-0541", "route-limits", ERROR, "more or other routes than an HTTPRoute takes"),
    MODEL_TWICE_ON_ROUTE(
            "PLT-0542", "model-twice-on-route", ERROR, "two endpoints that a request cannot tell"),
    OPEN_GATEWAY("PLT-0543", "open-gateway", WARNING, "a gateway that everybody may ask"),
    APP_WITHOUT_ENDPOINT("PLT-0544", "app-without-endpoint", ERROR, "an app that asks nobody"),
    LOAD_OVER_CAPACITY(
            "PLT-0525", "load-over-capacity", WARNING, "more requests than the endpoints take"),
    STEP_WITHOUT_INPUT("PLT-0528", "step-without-input", ERROR, "a step that does nothing"),
    RUN_STARTED_TWICE("PLT-0529", "run-started-twice", ERROR, "a workload that two steps start"),
    LINEAGE_BROKEN("PLT-0530", "lineage-broken", ERROR, "a model of unknown origin"),
    UNWATCHED_ENDPOINT("PLT-0531", "unwatched-endpoint", WARNING, "a promise that nobody watches"),
    WAS_STILL_THERE("PLT-0532", "was-still-there", ERROR, "a former name that is in use"),
    CRON_INVALID("PLT-0526", "cron-invalid", ERROR, "no time that cron knows"),
    ADAPTER_OF_OTHER_MODEL(
            "PLT-0492", "adapter-of-other-model", ERROR, "an adapter of another model"),
    RANK_OVER_LIMIT("PLT-0493", "rank-over-limit", ERROR, "an adapter larger than engines take"),
    PARTS_WITH_REPLICAS(
            "PLT-0494", "parts-with-replicas", ERROR, "prefill and decode do not go together"),
    ENGINE_CANNOT("PLT-0496", "engine-cannot", ERROR, "the engine cannot do this"),
    SCALE_WITHOUT_RANGE("PLT-0497", "scale-without-range", ERROR, "scaling of a fixed number"),
    SLO_WITHOUT_NUMBERS("PLT-0499", "slo-without-numbers", ERROR, "a promise without a number"),
    CLAUSE_MISSING("PLT-0440", "clause-missing", ERROR, "a policy or a test that says nothing"),
    EXPECT_CONTRADICTION(
            "PLT-0441", "expect-contradiction", ERROR, "a test expects success and failure"),
    DATE_INVALID("PLT-0442", "date-invalid", ERROR, "a day that is none, or not an ISO date"),

    NO_PLACEMENT("PLT-0501", "no-placement", ERROR, "declarations that cannot hold together"),
    QUOTA_OVER_CAPACITY("PLT-0502", "quota-over-capacity", ERROR, "quotas exceed the supply"),
    EXCEEDS_QUOTA("PLT-0503", "exceeds-quota", ERROR, "a workload larger than its queue can give"),
    SLICES_IMPOSSIBLE("PLT-0504", "slices-impossible", ERROR, "the cards cannot hold these slices"),
    SHORTFALL_AT_MAX("PLT-0505", "shortfall-at-max", WARNING, "not every replica fits at the most"),
    OVER_QUOTA_AT_MAX(
            "PLT-0506", "over-quota-at-max", WARNING, "at its most, larger than its queue gives"),
    ISOLATION_BROKEN("PLT-0507", "isolation-broken", ERROR, "a team that others come too near"),
    UNDECIDED("PLT-0509", "undecided", ERROR, "the solver's budget was spent without an answer"),

    POLICY_BROKEN("PLT-0520", "policy-broken", ERROR, "a policy requires what does not hold"),
    POLICY_ADVICE("PLT-0521", "policy-advice", WARNING, "a policy advises what does not hold"),
    WAIVES_NOTHING("PLT-0522", "waives-nothing", WARNING, "a waiver that exempts nobody"),
    WAIVER_EXPIRED("PLT-0523", "waiver-expired", WARNING, "the last day of a waiver is past"),
    TEST_FAILED("PLT-0524", "test-failed", ERROR, "a test does not come out as expected"),
    WOULD_DISRUPT(
            "PLT-0560", "would-disrupt", ERROR, "what must not be disrupted would have to move"),

    MEMORY_BUDGET("PLT-0601", "memory-budget", ERROR, "a model does not fit its memory"),
    TIGHT_MEMORY("PLT-0602", "tight-memory", WARNING, "fits only as long as little else is loaded"),
    OVERHEAD_LOW("PLT-0603", "overhead-low", WARNING, "less than a tenth is kept for the engine"),

    NOT_EXPRESSIBLE("PLT-0701", "not-expressible", ADVICE, "a back end has no field for this"),
    UNPINNED_IMAGE("PLT-0702", "unpinned-image", WARNING, "an image without a fixed tag or digest"),
    UNPRICED("PLT-0703", "unpriced", ADVICE, "something has no price"),
    HOSTS_MISSING("PLT-0704", "hosts-missing", ERROR, "layouts need machines with names"),
    LOCK_UNREADABLE("PLT-0705", "lock-unreadable", ERROR, "platform.lock cannot be read"),
    LOCK_WOULD_CHANGE("PLT-0730", "lock-would-change", ERROR, "platform.lock is out of date"),
    OUTPUT_TAKEN("PLT-0706", "output-taken", ERROR, "the output folder holds other files"),
    SECRET_LITERAL("PLT-0721", "secret-literal", WARNING, "a secret stands in the text"),
    NOT_EMITTED("PLT-0720", "not-emitted", ADVICE, "checked, and no back end writes it yet"),

    PATCH_OF_NOTHING("PLT-0740", "patch-of-nothing", ERROR, "a patch of nobody's objects"),
    NO_SUCH_OBJECT("PLT-0741", "no-such-object", ERROR, "a patch of an object that is not there"),
    PATH_NOT_IN_SCHEMA("PLT-0742", "path-not-in-schema", ERROR, "a path that leads nowhere"),
    VALUE_UNLIKE_SCHEMA(
            "PLT-0743", "value-unlike-schema", ERROR, "a value that a field cannot take"),
    PATCH_OWNED("PLT-0744", "patch-owned", ERROR, "a patch of what the placement rests on"),
    PATCH_CONFLICT("PLT-0745", "patch-conflict", ERROR, "two patches of one field"),
    PATCH_CHANGES_NOTHING(
            "PLT-0746", "patch-changes-nothing", WARNING, "a patch of what is so anyway"),
    SCHEMA_MISSING("PLT-0747", "schema-missing", WARNING, "a kind of object that nobody describes"),
    SCHEMA_UNREADABLE("PLT-0748", "schema-unreadable", ERROR, "a schema that cannot be read"),
    MANIFEST_INVALID("PLT-0750", "manifest-invalid", ERROR, "objects that a cluster would refuse"),
    MANIFEST_TAKEN("PLT-0751", "manifest-taken", ERROR, "an object that is written twice"),

    DEPRECATED_DECLARATION(
            "PLT-0820", "deprecated-declaration", WARNING, "something that has a successor"),
    LABEL_INVALID("PLT-0534", "label-invalid", ERROR, "no label of Kubernetes"),
    LABEL_RESERVED("PLT-0535", "label-reserved", ERROR, "a label that others write"),
    COMPILER_TOO_OLD("PLT-0901", "compiler-too-old", ERROR, "written for a newer compiler"),
    LANGUAGE_NEWER("PLT-0902", "language-newer", ERROR, "written in a newer language"),
    ALLOWS_NOTHING("PLT-0801", "allows-nothing", WARNING, "an allow comment without effect"),
    UNUSED_LET("PLT-0802", "unused-let", ADVICE, "a name for a value that nothing uses"),
    LANGUAGE_UNSET("PLT-0803", "language-unset", ADVICE, "no word on the version of the language"),

    YAML_UNREADABLE("PLT-1001", "yaml-unreadable", ERROR, "a file of objects cannot be read"),
    OBJECT_INVALID("PLT-1002", "object-invalid", ERROR, "an object that a cluster would refuse"),
    NO_REQUESTS("PLT-1003", "no-requests", WARNING, "a container that does not say what it needs"),
    DEVICE_FRACTION("PLT-1004", "device-fraction", ERROR, "a part of a device that is whole"),
    DEVICE_REQUEST_DIFFERS(
            "PLT-1005", "device-request-differs", ERROR, "devices asked for and limited apart"),
    NO_PROBES("PLT-1006", "no-probes", WARNING, "a server that nobody asks whether it is ready"),
    NO_SECURITY_CONTEXT(
            "PLT-1007", "no-security-context", WARNING, "a container with rights it does not need"),
    RIGHTS_ON_MACHINE(
            "PLT-1008", "rights-on-machine", WARNING, "a pod that reaches the machine itself"),
    GPU_NODE_OPEN("PLT-1009", "gpu-node-open", ADVICE, "GPUs wanted, no word on which nodes"),
    MIXED_SCHEDULERS("PLT-1010", "mixed-schedulers", WARNING, "one pod, two that schedule it"),
    NOT_ALL_OR_NONE(
            "PLT-1011", "not-all-or-none", WARNING, "workers that may start without the others"),
    BEYOND_PLATFORM("PLT-1012", "beyond-platform", ERROR, "more devices than the platform has"),
    BARE_POD("PLT-1013", "bare-pod", ADVICE, "a pod that nobody starts again"),
    DEVICES_UNASKED(
            "PLT-1014", "devices-unasked", WARNING, "GPUs taken without asking the scheduler"),
    NO_SHARED_MEMORY(
            "PLT-1015", "no-shared-memory", ADVICE, "several GPUs with 64 MiB to talk through"),
    NOT_CARRIED_OVER(
            "PLT-1020", "not-carried-over", ADVICE, "a field that a declaration does not say"),
    NOT_CONVERTIBLE(
            "PLT-1021", "not-convertible", ERROR, "an object that no declaration stands for"),

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

    /// Slugs of the reference for special cases of one cause.
    private static final Map<String, Code> OTHER_SLUGS =
            Map.of(
                    "currency-mixed", DIMENSION_MISMATCH,
                    "param-type", TYPE_MISMATCH,
                    "queue-cycle", CYCLE,
                    "step-cycle", CYCLE,
                    "gang-never-fits", NO_PLACEMENT,
                    "unknown-gpu", UNKNOWN_NAME,
                    "tree-unlike-hosts", HOST_COUNT);

    /// By id or slug, in any case.
    public static Optional<Code> find(String text) {
        var other = OTHER_SLUGS.get(text);
        if (other != null) {
            return Optional.of(other);
        }
        for (var code : values()) {
            if (code.id.equalsIgnoreCase(text) || code.slug.equalsIgnoreCase(text)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
