package dev.platformc.hardware.catalog;

import dev.platformc.hardware.catalog.Table.Row;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.link.Link;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.node.NodeShape;
import dev.platformc.hardware.quantity.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The hardware and models that come with the compiler. A table is read when it is first needed,
/// and a row when somebody asks for it: most runs need three of two hundred.
public final class Catalog {
    /// Version of the tables, recorded in the lock.
    public static final String VERSION = "2026.11";

    private static final Catalog STANDARD = new Catalog();

    private final Section<Gpu> gpus =
            new Section<>("gpus.tbl", 11, row -> Rows.gpu(row, geometries()));
    private final Section<NodeShape> nodes = new Section<>("nodes.tbl", 10, Rows::node);
    private final Section<ModelShape> models = new Section<>("models.tbl", 15, Rows::model);
    private final Section<Price> prices = new Section<>("prices.tbl", 4, Rows::price);
    private final Section<Link> links = new Section<>("links.tbl", 8, Rows::link);
    private final Section<EngineFlag> engineFlags =
            new Section<>("engine-flags.tbl", 2, Rows::engineFlag);
    private final Section<ImageFacts> images = new Section<>("images.tbl", 4, Rows::image);
    private final Section<Privilege> privileges =
            new Section<>("privileges.tbl", 3, Rows::privilege);
    private final Section<Since> drivers = new Section<>("drivers.tbl", 4, 2, Rows::since);
    private final Section<Set<String>> splits = new Section<>("splits.tbl", 4, Rows::splits);
    private final Section<Operator> operators = new Section<>("operators.tbl", 10, Rows::operator);
    private final Section<SchedulerAnswer> schedulers =
            new Section<>("schedulers.tbl", 7, Rows::scheduler);
    private @Nullable Map<String, List<Row>> geometries;
    private @Nullable KubernetesReleases kubernetes;

    private Catalog() {}

    public static Catalog standard() {
        return STANDARD;
    }

    /// A row of the price book.
    ///
    /// @param perHour USD an hour for one GPU
    /// @param source where the figure is from
    /// @param date when it was collected, ISO
    public record Price(Rational perHour, String source, String date) {}

    /// The release that has something first.
    ///
    /// @param release as its makers count: `570.133.20` of a driver, `34` for Kubernetes 1.34
    /// @param source where that is said
    public record Since(String release, String source) {}

    /// A flag of the engine.
    ///
    /// @param owner attribute of an endpoint that says it; absent: the language has none
    public record EngineFlag(String name, @Nullable String owner) {}

    /// What an image was built with.
    ///
    /// @param cuda major release
    /// @param archs `amd64`, `arm64`
    public record ImageFacts(String cuda, List<String> archs) {}

    /// What the pods that ask for a device need.
    ///
    /// @param prefix of the names of the extended resources
    public record Privilege(String prefix, String capability) {}

    /// What schedulers do of one thing that a platform may ask.
    ///
    /// @param need its word in the table: `all-or-none`
    /// @param asked the same for people
    /// @param answers by scheduler, in the order `kueue`, `volcano`, `kai`, `default`
    public record SchedulerAnswer(String need, String asked, Map<String, Answer> answers) {}

    /// @param does `yes`, `partly`, `no`
    /// @param why empty for `yes`
    public record Answer(String does, String why) {}

    public Optional<Gpu> gpu(String name) {
        return gpus.find(name);
    }

    public Optional<NodeShape> node(String name) {
        return nodes.find(name);
    }

    public Optional<ModelShape> model(String name) {
        return models.find(name);
    }

    /// Estimated rent; absent means unpriced, never free.
    public Optional<Price> price(String gpu) {
        return prices.find(gpu);
    }

    public Optional<Link> link(String name) {
        return links.find(name);
    }

    public Set<String> linkNames() {
        return links.names();
    }

    /// Ways to split a model that a kind of link carries: `tensor`, `pipeline`, `data`, …
    ///
    /// @param kind `nvlink`, `infiniband`, `roce`, `efa` or `ethernet`
    public Set<String> splitsOver(String kind) {
        return splits.find(kind).orElseThrow();
    }

    public Set<String> gpuNames() {
        return gpus.names();
    }

    public Set<String> nodeNames() {
        return nodes.names();
    }

    public Set<String> modelNames() {
        return models.names();
    }

    /// The oldest driver for something.
    ///
    /// @param what `card`, `mig`, `profile` or `cuda`
    public Optional<Since> driver(String what, String name) {
        return drivers.find(what + " " + name);
    }

    /// What the releases of Kubernetes serve.
    public synchronized KubernetesReleases kubernetes() {
        if (kubernetes == null) {
            kubernetes = new KubernetesReleases(Table.read("kubernetes.tbl", 5));
        }
        return kubernetes;
    }

    /// Who looks after custom resources, in the order of the table.
    public List<Operator> operators() {
        return operators.names().stream().map(this::operator).toList();
    }

    public Operator operator(String name) {
        return operators.find(name).orElseThrow();
    }

    /// Of the release of vLLM that our images have.
    public Optional<EngineFlag> engineFlag(String flag) {
        return engineFlags.find(flag);
    }

    public Set<String> engineFlags() {
        return engineFlags.names();
    }

    /// Of images that we choose ourselves.
    public Optional<ImageFacts> image(String name) {
        return images.find(name);
    }

    /// Everything that a scheduler may be asked, in the order of the table.
    public List<SchedulerAnswer> schedulerAnswers() {
        return schedulers.names().stream()
                .map(need -> schedulers.find(need).orElseThrow())
                .toList();
    }

    public Set<String> imageNames() {
        return images.names();
    }

    /// Of pods that ask for this extended resource; absent: they need none.
    public Optional<Privilege> privilege(String resource) {
        return privileges.names().stream()
                .filter(resource::startsWith)
                .findFirst()
                .flatMap(privileges::find);
    }

    private synchronized Map<String, List<Row>> geometries() {
        if (geometries == null) {
            geometries = Rows.geometries();
        }
        return geometries;
    }

    /// The entries of one table, in its order.
    private static final class Section<T> {
        private final String table;
        private final int fields;
        private final int keys;
        private final Function<Row, T> reader;
        private final Map<String, T> read = new LinkedHashMap<>();
        private @Nullable Map<String, Row> rows;

        Section(String table, int fields, Function<Row, T> reader) {
            this(table, fields, 1, reader);
        }

        /// @param keys how many fields, from the first, name a row together
        Section(String table, int fields, int keys, Function<Row, T> reader) {
            this.table = table;
            this.fields = fields;
            this.keys = keys;
            this.reader = reader;
        }

        synchronized Optional<T> find(String name) {
            var row = rows().get(name);
            return row == null
                    ? Optional.empty()
                    : Optional.of(read.computeIfAbsent(name, _ -> reader.apply(row)));
        }

        synchronized Set<String> names() {
            return rows().keySet();
        }

        private Map<String, Row> rows() {
            if (rows == null) {
                rows = new LinkedHashMap<>();
                for (var row : Table.read(table, fields)) {
                    rows.put(String.join(" ", row.fields().subList(0, keys)), row);
                }
            }
            return rows;
        }
    }
}
