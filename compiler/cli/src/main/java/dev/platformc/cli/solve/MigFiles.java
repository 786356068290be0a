package dev.platformc.cli.solve;

import dev.platformc.cli.files.UserError;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.quantity.Spelling;
import dev.platformc.solver.mig.MixedProblem;
import dev.platformc.solver.mig.MixedProblem.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Instances of the packing of MIG slices, from files.
public final class MigFiles {
    /// First column of every file.
    static final String INSTANCE = "instance";

    private static final String COUNT = "n_";

    private MigFiles() {}

    /// A card model of the command line.
    ///
    /// @param count cards there are; -1 for as many as it takes
    public record Cards(String name, MigGeometry geometry, int count) {}

    /// So many instances of each profile.
    public record Demand(String instance, LinkedHashMap<String, Integer> wanted, Table.Row row) {
        long instances() {
            return wanted.values().stream().mapToLong(Integer::longValue).sum();
        }
    }

    /// `h100-80gb` or `h100-80gb=400`; the name is that of a GPU or of a MIG geometry.
    ///
    /// @throws UserError when there is no such card, or it cannot be cut
    public static Cards cards(String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var number = equals < 0 ? "-1" : word.substring(equals + 1);
        if (equals >= 0 && !number.matches("[0-9]{1,9}")) {
            throw new UserError("--gpu takes NAME or NAME=CARDS and was given `" + word + "`");
        }
        var geometry =
                geometry(name)
                        .orElseThrow(
                                () -> new UserError("there is no GPU `" + name + "`" + near(name)));
        return new Cards(name, geometry, Integer.parseInt(number));
    }

    private static Optional<MigGeometry> geometry(String name) {
        var own = Catalog.standard().gpu(name);
        if (own.isPresent()) {
            var mig = own.get().mig();
            if (mig == null) {
                throw new UserError("`" + name + "` cannot be cut by MIG");
            }
            return Optional.of(mig);
        }
        return geometries().stream().filter(mig -> mig.name().equals(name)).findFirst();
    }

    private static List<MigGeometry> geometries() {
        var geometries = new ArrayList<MigGeometry>();
        for (var gpu : Catalog.standard().gpuNames()) {
            var mig = Catalog.standard().gpu(gpu).orElseThrow().mig();
            if (mig != null) {
                geometries.add(mig);
            }
        }
        return geometries;
    }

    private static String near(String name) {
        var names = new LinkedHashSet<String>();
        geometries().forEach(mig -> names.add(mig.name()));
        names.addAll(Catalog.standard().gpuNames());
        var near = new ArrayList<>(Spelling.nearest(name, List.copyOf(names)));
        return near.isEmpty()
                ? "; those that MIG cuts: "
                        + String.join(", ", geometries().stream().map(MigGeometry::name).toList())
                : ": did you mean `" + near.getFirst() + "`?";
    }

    /// @throws UserError when a column names no profile of these cards, or a cell is no count
    public static List<Demand> demands(Table table, List<Cards> cards) {
        if (!table.head().contains(INSTANCE)) {
            throw new UserError(
                    Table.at(table.file(), 1) + "there is no column `" + INSTANCE + "`");
        }
        var profiles = new LinkedHashMap<String, String>();
        for (var column : table.head()) {
            if (!column.equals(INSTANCE)) {
                profiles.put(column, profile(table, column, cards));
            }
        }
        var demands = new ArrayList<Demand>();
        var seen = new LinkedHashSet<String>();
        for (var row : table.rows()) {
            var wanted = new LinkedHashMap<String, Integer>();
            profiles.forEach(
                    (column, profile) -> wanted.merge(profile, row.count(column, 0), Integer::sum));
            if (!seen.add(row.text(INSTANCE))) {
                throw row.wrong("instance `" + row.text(INSTANCE) + "` is there twice");
            }
            demands.add(new Demand(row.text(INSTANCE), wanted, row));
        }
        return List.copyOf(demands);
    }

    private static String profile(Table table, String column, List<Cards> cards) {
        var at = Table.at(table.file(), 1);
        if (!column.startsWith(COUNT)) {
            throw new UserError(
                    at + "column `" + column + "` is neither `instance` nor `n_PROFILE`");
        }
        var name = column.substring(COUNT.length());
        for (var card : cards) {
            var profile = card.geometry().profile(name);
            if (profile.isPresent()) {
                return profile.get().name();
            }
        }
        var names = new LinkedHashSet<String>();
        cards.forEach(card -> card.geometry().profiles().forEach(p -> names.add(p.name())));
        throw new UserError(
                at
                        + "`"
                        + name
                        + "` is no profile of these cards; there are "
                        + String.join(", ", names));
    }

    public static MixedProblem problem(List<Cards> cards, Demand demand) {
        int enough = Math.toIntExact(demand.instances());
        return new MixedProblem(
                cards.stream()
                        .map(c ->
                                new Model(
                                        c.name(), c.geometry(), c.count() < 0 ? enough : c.count()))
                        .toList(),
                demand.wanted());
    }
}
