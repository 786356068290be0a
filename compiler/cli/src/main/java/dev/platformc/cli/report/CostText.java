package dev.platformc.cli.report;

import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.solver.cost.Bill;
import dev.platformc.solver.cost.Bill.Line;
import dev.platformc.solver.cost.Bill.PoolLine;
import dev.platformc.solver.cost.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a platform costs, for people: a table of pools, teams and workloads, and below it what the
/// figures rest on.
public final class CostText {
    private static final int MOST_NAMES = 6;
    private static final String NONE = "-";

    private final Bill bill;
    private final SourceSet sources;
    private final boolean binary;

    private CostText(Bill bill, SourceSet sources) {
        this.bill = bill;
        this.sources = sources;
        this.binary = CostUnits.binary(bill, sources);
    }

    public static String of(Bill bill, SourceSet sources) {
        var text = new CostText(bill, sources);
        var lines = new ArrayList<>(text.table());
        lines.addAll(text.grounds());
        return String.join("\n", lines) + "\n";
    }

    private List<String> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(head());
        bill.pools().forEach(p -> rows.add(row(p.pool().id().display(), p.line())));
        rows.add(row("together", bill.total()));
        rows.add(List.of());
        bill.teams().forEach(team -> rows.add(row(owner(team), team)));
        rows.add(List.of());
        bill.workloads().forEach(w -> rows.add(row(w.workload().id().display(), w.line())));
        return Columns.align(rows, column -> column > 0);
    }

    private List<String> head() {
        var hour = bill.currency() + "/h";
        var head = new ArrayList<>(List.of("", "GPUs", "useful", "waste", "memory unused", hour));
        head.add("wasted");
        if (bill.total().bought() != null) {
            head.add("bought, " + bill.currency());
            head.add("wasted");
        }
        return head;
    }

    private static String owner(Line team) {
        var of = team.of();
        return of == null ? "no team" : of.display();
    }

    private List<String> row(String what, Line line) {
        var usage = line.usage();
        var row = new ArrayList<String>();
        row.add(what);
        if (usage.hasCards()) {
            row.add(number(usage.cards()));
            row.add(number(usage.useful()));
            row.add(usage.waste().times(100).toDecimal(1) + " %");
            row.add(bytes(usage.memoryUnused()) + " of " + bytes(usage.memory()));
        } else {
            row.addAll(List.of(NONE, NONE, NONE, NONE));
        }
        money(row, line, line.hourly());
        if (bill.total().bought() != null) {
            var bought = line.bought();
            row.add(bought == null ? NONE : Words.money(bought.paid()));
            row.add(bought == null || !usage.hasCards() ? NONE : Words.money(bought.wasted()));
        }
        return row;
    }

    private static void money(List<String> row, Line line, @Nullable Money money) {
        var more = line.unpriced().isEmpty() ? "" : "+";
        if (money == null) {
            row.add(line.unpriced().isEmpty() ? NONE : "unpriced");
            row.add(line.unpriced().isEmpty() ? NONE : "unpriced");
        } else {
            row.add(Words.money(money.paid()) + more);
            row.add(line.usage().hasCards() ? Words.money(money.wasted()) + more : NONE);
        }
    }

    private static String number(Rational count) {
        return count.isWhole() ? Words.grouped(count.toLongExact()) : count.toDecimal(2);
    }

    private String bytes(Rational amount) {
        var bytes = Bytes.of(amount);
        return binary ? bytes.toString() : bytes.toDecimalString();
    }

    /// What the figures rest on.
    private List<String> grounds() {
        var lines = new ArrayList<String>();
        bill.pools().forEach(pool -> lines.add(price(pool)));
        for (var pool : bill.pools()) {
            var turns = pool.turns();
            if (turns != null) {
                lines.add(
                        pool.pool().id().display()
                                + ": what is queued wants "
                                + number(turns.wanted())
                                + " GPUs and "
                                + number(turns.left())
                                + " are left: they count as always busy, in turns");
            }
        }
        var silent = bill.withoutTypical();
        if (!silent.isEmpty()) {
            lines.add(
                    "no `typical`, or half of one: "
                            + names(silent)
                            + ": what is not said counts as fully used, so the waste is at least"
                            + " this");
        }
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    private String price(PoolLine line) {
        var pool = line.pool();
        var hourly = line.line().hourly();
        var name = pool.id().display() + ": " + Words.count(line.nodes(), "node");
        if (hourly == null) {
            return name + " without a price: left out of every sum, not counted as 0";
        }
        return name + " at " + rate(pool) + ground(line);
    }

    private String rate(Pool pool) {
        var price = pool.price();
        return price == null
                ? ""
                : Words.money(price.value().amount()) + " " + bill.currency() + "/h";
    }

    private String ground(PoolLine line) {
        var price = line.pool().price();
        if (line.pool().priceIsEstimate() || price == null) {
            return ", the catalog's estimate: nobody wrote it";
        }
        var pieces = line.pieces();
        boolean several = pieces.isWhole() && pieces.compareTo(Rational.ONE) > 0;
        var written =
                (several ? ", " + pieces + " x `" : ", `")
                        + sources.text(price.span())
                        + "` at "
                        + place(price.span());
        var life = line.life();
        return life == null
                ? written + ": rented"
                : written
                        + ": bought, written off evenly over "
                        + life
                        + " ("
                        + Words.grouped(life.amount().dividedBy(Rational.of(3600)).toLongExact())
                        + " h)";
    }

    private String place(Span span) {
        var source = sources.find(span.file());
        int line = source == null ? 0 : Lines.of(source.text()).line(span.start());
        return span.file() + ":" + line;
    }

    private static String names(List<Workload> workloads) {
        var names =
                workloads.stream()
                        .limit(MOST_NAMES)
                        .map(w -> w.id().display())
                        .collect(Collectors.joining(", "));
        int more = workloads.size() - MOST_NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
