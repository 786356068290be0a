package dev.platformc.cli.report;

import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.solver.cost.Bill;
import dev.platformc.solver.cost.Bill.Line;
import dev.platformc.solver.cost.Bill.PoolLine;
import dev.platformc.solver.cost.Bill.WorkloadLine;
import dev.platformc.solver.cost.Money;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a platform costs, for programs: one JSON object a line, fields as `platformc help cost` has
/// them.
public final class CostJson {
    private static final int SCHEMA = 1;
    private static final int PLACES = 4;
    private static final JsonFactory JSON = new JsonFactory();

    private final Bill bill;

    private CostJson(Bill bill) {
        this.bill = bill;
    }

    public static String lines(Bill bill) {
        var json = new CostJson(bill);
        var text = new StringBuilder();
        text.append(json.line("total", bill.total(), _ -> {}));
        bill.pools().forEach(p -> text.append(json.line("pool", p.line(), g -> pool(g, p))));
        bill.teams().forEach(t -> text.append(json.line("team", t, _ -> {})));
        bill.workloads()
                .forEach(w -> text.append(json.line("workload", w.line(), g -> workload(g, w))));
        return text.toString();
    }

    private String line(String row, Line line, Consumer<JsonGenerator> more) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("schema", SCHEMA);
            json.writeStringProperty("row", row);
            var of = line.of();
            json.writeName("of");
            if (of == null) {
                json.writeNull();
            } else {
                json.writeString(of.key());
            }
            usage(json, line);
            money(json, "hourly", line.hourly(), line.usage().hasCards());
            money(json, "bought", line.bought(), line.usage().hasCards());
            json.writeStringProperty("currency", bill.currency());
            json.writeArrayPropertyStart("unpriced");
            line.unpriced().forEach(pool -> json.writeString(pool.id().key()));
            json.writeEndArray();
            more.accept(json);
            json.writeEndObject();
        }
        return out + "\n";
    }

    private static void usage(JsonGenerator json, Line line) {
        var usage = line.usage();
        number(json, "gpus", usage.cards());
        number(json, "useful", usage.useful());
        if (usage.hasCards()) {
            number(json, "waste", usage.waste());
        } else {
            json.writeNullProperty("waste");
        }
        number(json, "memory", Rational.of(usage.memory().floor()));
        number(json, "memory_unused", Rational.of(usage.memoryUnused().floor()));
    }

    private static void money(
            JsonGenerator json, String name, @Nullable Money money, boolean hasCards) {
        if (money == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("paid", money.paid().toFixed(2));
        json.writeName("wasted");
        if (hasCards) {
            json.writeString(money.wasted().toFixed(2));
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private static void pool(JsonGenerator json, PoolLine pool) {
        json.writeNumberProperty("nodes", pool.nodes());
        json.writeBooleanProperty("estimated", pool.pool().priceIsEstimate());
        var life = pool.life();
        json.writeName("written_off_over");
        if (life == null) {
            json.writeNull();
        } else {
            json.writeString(life.toString());
        }
    }

    private static void workload(JsonGenerator json, WorkloadLine workload) {
        var start = workload.workload().start().value();
        json.writeBooleanProperty("queued", start == Workload.Start.QUEUED);
        json.writeBooleanProperty("compute_said", workload.computeSaid());
        json.writeBooleanProperty("memory_said", workload.memorySaid());
    }

    private static void number(JsonGenerator json, String name, Rational value) {
        json.writeName(name);
        json.writeNumber(value.toDecimal(PLACES));
    }
}
