package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.ServiceClass;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Load;
import dev.platformc.hardware.sizing.Sizing;
import org.jspecify.annotations.Nullable;

final class EndpointBuilder {
    /// Longest sequence that is assumed where nothing is written.
    static final long USUAL_CONTEXT = 8192;

    static final int USUAL_CONCURRENCY = 16;

    /// For the exchange between the processes of a tensor-parallel group, per GPU.
    private static final Bytes SHM_PER_GPU = Bytes.gib(2);

    private final Report report;
    private final Places places;
    private final NeedsBuilder needs;
    private final ServingBuilder serving;
    private final ModelBuilder models;
    private final EngineBuilder engines;

    EndpointBuilder(
            Report report,
            Places places,
            NeedsBuilder needs,
            ServingBuilder serving,
            StorageBuilder storages) {
        this.report = report;
        this.places = places;
        this.needs = needs;
        this.serving = serving;
        this.models = new ModelBuilder(report, storages);
        this.engines = new EngineBuilder(report);
    }

    @Nullable Endpoint build(Declared declared) {
        var written = Attributes.of(report, declared);
        var brought = needs.sharingOf(written);
        var at = places.of(declared.id(), written, Workload.Start.GUARANTEED, brought);
        var entry = written.require(declared.id(), "model");
        var model = entry == null ? null : models.of(entry);
        if (at == null || entry == null || model == null) {
            return null;
        }
        var demand = demand(declared, written, at, entry, model);
        var split = serving.split(written, demand);
        var fit =
                EndpointChecks.check(report, demand)
                        ? new Fits(report).fit(demand, split.degrees())
                        : null;
        var engine = engines.build(declared.id(), written, demand);
        var rest = rest(written, split);
        var details = serving.details(written, demand, split, engine, rest.replicas());
        written.finish();
        EndpointChecks.spread(report, demand, rest.spread());
        if (fit == null) {
            return null;
        }
        var endpoint = endpoint(demand, at, engine, rest, fit, details);
        EndpointChecks.size(report, endpoint);
        RayServeChecks.check(report, endpoint);
        ServingBackEndChecks.check(report, endpoint);
        return endpoint;
    }

    /// What is written of it besides the load.
    private record Rest(
            Span declaration,
            @Nullable Sourced<CountRange> replicas,
            Sourced<ServiceClass> serviceClass,
            @Nullable Sourced<String> spread,
            @Nullable Sourced<Rational> cpu,
            @Nullable Sourced<Bytes> memory,
            @Nullable Sourced<Bytes> shm) {}

    private static Rest rest(Attributes written, ServingBuilder.Split split) {
        var own = written.counts("replicas");
        var replicas = own == null ? split.decoding() : own;
        return new Rest(
                written.declaration(),
                replicas,
                serviceClass(written),
                spread(written, replicas),
                written.number("cpu"),
                written.bytes("memory"),
                written.bytes("shm"));
    }

    private static Endpoint endpoint(
            Demand demand,
            Places.Place at,
            Endpoint.Engine engine,
            Rest rest,
            Sourced<Endpoint.Fit> fit,
            Endpoint.Details details) {
        var declaration = rest.declaration();
        var share = share(demand, fit.value());
        return new Endpoint(
                demand.id(),
                at.team(),
                at.queue(),
                at.on(),
                at.priority(),
                at.start(),
                at.neverDisrupt(),
                demand.model(),
                demand.context(),
                demand.concurrency(),
                or(rest.replicas(), Sourced.preset(CountRange.of(1), declaration)),
                demand.overhead(),
                engine,
                rest.serviceClass(),
                rest.spread(),
                or(rest.cpu(), share.cpu(declaration)),
                or(rest.memory(), share.memory(declaration)),
                or(rest.shm(), shm(fit.value(), declaration)),
                fit,
                details);
    }

    private static <T> Sourced<T> or(@Nullable Sourced<T> written, Sourced<T> otherwise) {
        return written != null ? written : otherwise;
    }

    private Demand demand(
            Declared declared,
            Attributes written,
            Places.Place at,
            Sourced<Value> entry,
            Model model) {
        var shape = model.shape();
        var context = written.whole("context");
        var concurrency = written.count("concurrency");
        var overhead = written.number("overhead");
        var end = written.declaration();
        var sized = context != null ? context : usualContext(shape.maxContext(), written);
        var together = concurrency != null ? concurrency : Sourced.preset(USUAL_CONCURRENCY, end);
        return new Demand(
                declared.id(),
                at.on(),
                entry.map(_ -> model),
                isName(entry.value()),
                sized,
                together,
                overhead != null ? overhead : Sourced.preset(Sizing.USUAL_OVERHEAD, end),
                new Load(
                        shape,
                        model.precision().value(),
                        model.kvPrecision().value(),
                        sized.value(),
                        together.value()),
                isOnCores(written),
                needs.part(declared.id(), written));
    }

    private static boolean isOnCores(Attributes written) {
        var engine = written.find("engine");
        return engine != null && Attributes.textOf(engine.value()).equals("paged");
    }

    private static boolean isName(Value entry) {
        return entry instanceof Value.Reference
                || (entry instanceof Value.ModelEntry(_, _, var changes) && changes.isEmpty());
    }

    private static Sourced<Long> usualContext(long trained, Attributes written) {
        return trained < USUAL_CONTEXT
                ? Sourced.inferred(trained, "what the model was trained for", written.declaration())
                : Sourced.preset(USUAL_CONTEXT, written.declaration());
    }

    private static Sourced<ServiceClass> serviceClass(Attributes written) {
        return written.text("class", "interactive")
                .map(word -> word.equals("batch") ? ServiceClass.BATCH : ServiceClass.INTERACTIVE);
    }

    /// Over the nodes, once there is more than one replica.
    private static @Nullable Sourced<String> spread(
            Attributes written, @Nullable Sourced<CountRange> replicas) {
        var level = written.word("spread");
        if (level != null || written.isNone("spread")) {
            return level;
        }
        return replicas == null || replicas.value().most() <= 1
                ? null
                : Sourced.preset("node", written.declaration());
    }

    private static NodeShare share(Demand demand, Endpoint.Fit fit) {
        var pool = demand.on().value().pool();
        return switch (fit) {
            case Endpoint.Fit.Gpus gpus -> NodeShare.ofGpus(pool.nodeType(), gpus.tensor());
            case Endpoint.Fit.Slice slice ->
                    NodeShare.ofSlice(pool.nodeType(), slice.profile(), demand.axis());
            case Endpoint.Fit.Share(var ratio, _) -> NodeShare.ofPart(pool.nodeType(), ratio);
            case Endpoint.Fit.Cores(var ledger) ->
                    NodeShare.ofMemory(pool.nodeType(), withOverhead(ledger));
        };
    }

    /// What must be there so that the part without overhead holds it all.
    private static Bytes withOverhead(Ledger ledger) {
        return ledger.needed().times(Rational.ONE.dividedBy(Rational.ONE.minus(ledger.overhead())));
    }

    private static Sourced<Bytes> shm(Endpoint.Fit fit, Span declaration) {
        int devices = fit.ledger().devices();
        return Sourced.inferred(
                SHM_PER_GPU.times(devices),
                "2 GiB for each of " + BuildMessages.count(devices, "device"),
                declaration);
    }

    /// Headroom in percent, one place, for messages.
    static String percent(Rational ratio) {
        return ratio.times(100).toDecimal(1) + " %";
    }
}
