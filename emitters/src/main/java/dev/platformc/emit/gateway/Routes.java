package dev.platformc.emit.gateway;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.serving.Address;
import dev.platformc.emit.serving.EngineArguments;
import dev.platformc.emit.serving.WeightFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The HTTPRoute of a gateway, and what lets it reach into the namespaces of teams.
final class Routes {
    /// Set by the extension that reads the body of requests, from their `model`.
    static final String MODEL_HEADER = "X-Gateway-Model-Name";

    /// Long answers are streamed; a proxy's own seconds would cut them.
    private static final String LONGEST = "10m";

    private Routes() {}

    private record Ruled(Specs.Rule rule, Origin origin) {}

    static List<Document> of(Platform platform, Gateway gateway, Metadata meta) {
        var space = platform.id().objectName();
        var ruled = new ArrayList<Ruled>();
        gateway.routes().forEach((path, to) -> ruled.addAll(rules(platform, space, path, to)));
        var spec =
                new Specs.HttpRoute(
                        List.of(new Specs.ParentRef(gateway.id().objectName())),
                        List.of(gateway.host().value()),
                        ruled.stream().map(Ruled::rule).toList());
        var content = new CustomObject<>(Specs.GATEWAY_API, "HTTPRoute", meta.meta(), spec);
        var document =
                meta.document("HTTPRoute", content)
                        .from("/spec/hostnames", gateway.host().origin());
        for (int i = 0; i < ruled.size(); i++) {
            document = document.from("/spec/rules/" + i, ruled.get(i).origin());
        }
        var documents = new ArrayList<Document>();
        documents.add(document);
        documents.addAll(grants(platform, gateway, meta, space));
        return documents;
    }

    /// Of several endpoints the model's name chooses; what names none goes to the first, which says
    /// that it does not know it.
    private static List<Ruled> rules(
            Platform platform, String space, String path, Sourced<List<Endpoint>> to) {
        var rules = new ArrayList<Ruled>();
        if (to.value().size() > 1) {
            for (var endpoint : to.value()) {
                var matches =
                        names(endpoint)
                                .map(name ->
                                        match(path, List.of(new Specs.Header(MODEL_HEADER, name))))
                                .toList();
                rules.add(new Ruled(rule(platform, space, path, matches, endpoint), to.origin()));
            }
        }
        to.value().stream()
                .findFirst()
                .map(first -> rule(platform, space, path, List.of(match(path, null)), first))
                .ifPresent(rule -> rules.add(new Ruled(rule, to.origin())));
        return rules;
    }

    /// What a request may call what the endpoint serves.
    private static Stream<String> names(Endpoint endpoint) {
        return Stream.concat(
                Stream.of(EngineArguments.servedName(endpoint)),
                endpoint.details().adapters().value().stream().map(WeightFiles::name));
    }

    private static Specs.Match match(String path, @Nullable List<Specs.Header> headers) {
        return new Specs.Match(new Specs.Path("PathPrefix", path), headers);
    }

    private static Specs.Rule rule(
            Platform platform,
            String space,
            String path,
            List<Specs.Match> matches,
            Endpoint endpoint) {
        return new Specs.Rule(
                matches,
                isEngines(path)
                        ? null
                        : List.of(
                                new Specs.Filter(
                                        "URLRewrite",
                                        new Specs.UrlRewrite(
                                                new Specs.RewritePath("ReplacePrefixMatch", "/")))),
                List.of(backend(Address.of(platform, endpoint), space)),
                new Specs.Timeouts(LONGEST));
    }

    /// Engines answer under `/v1`; any other path is the gateway's own and is taken off.
    private static boolean isEngines(String path) {
        return path.equals("/") || path.equals("/v1") || path.startsWith("/v1/");
    }

    private static Specs.BackendRef backend(Address to, String space) {
        return new Specs.BackendRef(
                to.isPool() ? Specs.POOL_GROUP : null,
                to.isPool() ? "InferencePool" : null,
                to.name(),
                to.namespace().equals(space) ? null : to.namespace(),
                to.isPool() ? null : to.port());
    }

    /// One for each namespace but the gateway's own.
    private static List<Document> grants(
            Platform platform, Gateway gateway, Metadata meta, String space) {
        var byTeam = new TreeMap<String, List<Endpoint>>();
        gateway.routes().values().stream()
                .flatMap(to -> to.value().stream())
                .filter(endpoint -> !platform.namespaceOf(endpoint).equals(space))
                .distinct()
                .forEach(endpoint ->
                        byTeam.computeIfAbsent(
                                        platform.namespaceOf(endpoint), _ -> new ArrayList<>())
                                .add(endpoint));
        return byTeam.values().stream()
                .map(endpoints -> grant(platform, meta, space, endpoints))
                .toList();
    }

    private static Document grant(
            Platform platform, Metadata meta, String space, List<Endpoint> endpoints) {
        var team = endpoints.getFirst().team();
        var own = meta.ownedBy(team);
        var to =
                endpoints.stream()
                        .map(endpoint -> Address.of(platform, endpoint))
                        .map(address ->
                                new Specs.To(
                                        address.isPool() ? Specs.POOL_GROUP : "",
                                        address.isPool() ? "InferencePool" : "Service",
                                        address.name()))
                        .toList();
        var spec =
                new Specs.ReferenceGrant(
                        List.of(new Specs.From(Specs.GATEWAY_GROUP, "HTTPRoute", space)), to);
        var named =
                team == null ? own : own.named(own.name() + "-" + team.value().id().objectName());
        var content = new CustomObject<>(Specs.GRANT_API, "ReferenceGrant", named.meta(), spec);
        return named.document("ReferenceGrant", content);
    }
}
