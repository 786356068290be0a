package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Ledger;
import dev.platformc.hardware.sizing.Load;
import dev.platformc.hardware.sizing.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The sum that a careful colleague would do on paper.
final class MemorySum {
    private MemorySum() {}

    /// @param place what gives the memory
    static Note table(Demand demand, Ledger ledger, String place) {
        var load = demand.load();
        var rows = new ArrayList<List<String>>();
        addWeights(load, rows);
        rows.add(List.of("KV cache", kv(demand, ledger), ledger.kv().inGib()));
        int total = rows.size();
        rows.add(List.of("needed", "", ledger.needed().inGib()));
        rows.add(
                List.of(
                        "given",
                        place
                                + ": "
                                + (ledger.devices() == 1 ? "" : ledger.devices() + " x ")
                                + ledger.visible().inGib()
                                + " less "
                                + EndpointBuilder.percent(ledger.overhead())
                                + " overhead",
                        ledger.budget().inGib()));
        return new Note.Sum(rows, total);
    }

    /// One row, or two where the token table and the output head keep more bits than the rest.
    private static void addWeights(Load load, List<List<String>> rows) {
        long wide = load.model().wide();
        boolean isMixed = wide > 0 && load.weights().bytes().compareTo(Precision.BF16.bytes()) < 0;
        long narrow = load.model().parameters() - (isMixed ? wide : 0);
        rows.add(weights("weights", narrow, load.weights()));
        if (isMixed) {
            rows.add(weights("token table, head", wide, Precision.BF16));
        }
    }

    private static List<String> weights(String what, long parameters, Precision precision) {
        var bytes = Bytes.of(Rational.of(parameters).times(precision.bytes()));
        return List.of(
                what,
                String.format(Locale.ROOT, "%,d parameters x %s", parameters, each(precision)),
                bytes.inGib());
    }

    /// `2 bytes (bf16)`
    private static String each(Precision precision) {
        var bytes = precision.bytes().toDecimal(4);
        return bytes + (bytes.equals("1") ? " byte (" : " bytes (") + precision.word() + ")";
    }

    private static String kv(Demand demand, Ledger ledger) {
        var load = demand.load();
        var tokens = load.concurrency() + " x " + EndpointMessages.tokens(load.context());
        var window = load.model().window();
        return window == null
                ? tokens + " x " + perTokenWords(ledger) + " per token"
                : tokens
                        + ", "
                        + window.layers()
                        + " of "
                        + load.model().layers()
                        + " layers remember "
                        + EndpointMessages.tokens(window.tokens());
    }

    private static String perTokenWords(Ledger ledger) {
        long bytes = ledger.kvPerToken().count();
        return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : new Bytes(bytes).exact();
    }

    /// How the bytes of a token come about.
    static String perToken(Demand demand, Ledger ledger) {
        var load = demand.load();
        var model = load.model();
        var latent = model.latent();
        var kv = each(load.kv());
        if (latent != null) {
            return perTokenWords(ledger)
                    + " per token = "
                    + model.layers()
                    + " layers x "
                    + latent
                    + " compressed values x "
                    + kv
                    + (ledger.devices() > 1 ? " x " + ledger.devices() + " GPUs" : "");
        }
        int copies = Math.max(model.kvHeads(), ledger.devices());
        return perTokenWords(ledger)
                + " per token = 2 (K and V) x "
                + model.layers()
                + " layers x "
                + copies
                + " KV heads x "
                + model.headSize()
                + " dims x "
                + kv;
    }

    /// "Fits" always says for how many tokens and sequences.
    static String holds(Demand demand, Ledger ledger) {
        if (ledger.kvRoom().count() == 0) {
            return "not even the weights fit: "
                    + ledger.weights()
                    + " of weights, "
                    + ledger.budget()
                    + " to fill";
        }
        return "beside the weights there is room for "
                + EndpointMessages.tokens(ledger.tokens())
                + ": "
                + BuildMessages.count(ledger.sequences(), "sequence")
                + " of "
                + EndpointMessages.tokens(demand.load().context());
    }
}
