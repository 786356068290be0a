package dev.platformc.solver.lock;

import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.LockLines.Line;
import dev.platformc.solver.lock.LockLines.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sections from the lines of a lock. Strict: what it does not know is refused.
final class LockReader {
    private static final int SECTION = 4;
    private static final int ENTRY = 6;
    private static final int ELEMENT = 10;

    private final List<Line> lines;
    private int next;

    private LockReader(List<Line> lines) {
        this.lines = lines;
    }

    static List<LockedPlan> read(String text) throws Unreadable {
        return new LockReader(LockLines.of(text)).sections();
    }

    private List<LockedPlan> sections() throws Unreadable {
        var format = take(0, "lock");
        if (!format.value().equals(Lock.FORMAT)) {
            throw new Unreadable(
                    format.number(),
                    "its format is " + format.value() + " and this compiler reads " + Lock.FORMAT);
        }
        open(take(0, "sections"), "[]");
        var sections = new ArrayList<LockedPlan>();
        while (next < lines.size()) {
            sections.add(section());
        }
        return sections;
    }

    private LockedPlan section() throws Unreadable {
        var start = peek();
        if (start == null || !start.dash()) {
            throw new Unreadable(number(), "a section starts with `- parameters:`");
        }
        open(take(SECTION, "parameters"), "{}");
        var parameters = texts();
        open(take(SECTION, "versions"), "{}");
        var versions = texts();
        open(take(SECTION, "prices"), "{}");
        var prices = texts();
        open(take(SECTION, "pools"), "{}");
        var pools = new TreeMap<String, List<LockedPlan.Cards>>();
        while (isEntry()) {
            var entry = open(lines.get(next++), "[]");
            once(pools.put(entry.key(), cards()), entry);
        }
        open(take(SECTION, "workloads"), "{}");
        var workloads = new TreeMap<String, List<Spot>>();
        while (isEntry()) {
            var entry = open(lines.get(next++), "[]");
            once(workloads.put(entry.key(), spots()), entry);
        }
        return new LockedPlan(parameters, versions, prices, pools, workloads);
    }

    private SortedMap<String, String> texts() throws Unreadable {
        var texts = new TreeMap<String, String>();
        while (isEntry()) {
            var line = lines.get(next++);
            if (!line.quoted()) {
                throw new Unreadable(line.number(), "`" + line.key() + "` needs a value in quotes");
            }
            once(texts.put(line.key(), line.value()), line);
        }
        return texts;
    }

    private List<LockedPlan.Cards> cards() throws Unreadable {
        var cards = new ArrayList<LockedPlan.Cards>();
        while (isElement()) {
            int[] nodes = range(take(ELEMENT, "nodes"));
            int[] gpus = range(take(ELEMENT, "gpus"));
            var use = take(ELEMENT, "use");
            boolean named = use.value().equals("sharing") || use.value().equals("pin");
            if (!named && !use.value().equals("whole") && !use.value().equals("spare")) {
                throw new Unreadable(use.number(), "`" + use.value() + "` is no use of a card");
            }
            var name = named ? take(ELEMENT, "name").value() : "";
            var layout = named ? take(ELEMENT, "layout").value() : "";
            cards.add(
                    new LockedPlan.Cards(
                            nodes[0] - 1, nodes[1], gpus[0], gpus[1], use.value(), name, layout));
        }
        return cards;
    }

    private List<Spot> spots() throws Unreadable {
        var spots = new ArrayList<Spot>();
        while (isElement()) {
            int[] nodes = range(take(ELEMENT, "nodes"));
            int[] units = range(take(ELEMENT, "units-on-each"));
            spots.add(new Spot(nodes[0] - 1, nodes[1], units[0]));
        }
        return spots;
    }

    /// First and count of `3` or `3..7`.
    private static int[] range(Line line) throws Unreadable {
        var ends = line.value().split("\\.\\.", -1);
        try {
            int first = Integer.parseInt(ends[0]);
            int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
            if (ends.length > 2 || first < 0 || last < first) {
                throw new NumberFormatException();
            }
            return new int[] {first, last - first + 1};
        } catch (NumberFormatException e) {
            throw new Unreadable(line.number(), "`" + line.value() + "` is no number or range");
        }
    }

    private Line take(int depth, String key) throws Unreadable {
        var line = peek();
        if (line == null || line.depth() != depth || !line.key().equals(key)) {
            throw new Unreadable(number(), "`" + key + ":` is expected here");
        }
        next++;
        return line;
    }

    /// A line that others hang from has no value but the sign that there are none.
    private static Line open(Line line, String none) throws Unreadable {
        if (!line.isOpen() && (line.quoted() || !line.value().equals(none))) {
            throw new Unreadable(
                    line.number(), "there is nothing to read after `" + line.key() + ":`");
        }
        return line;
    }

    private static void once(@Nullable Object before, Line line) throws Unreadable {
        if (before != null) {
            throw new Unreadable(line.number(), "`" + line.key() + "` is there twice");
        }
    }

    private boolean isEntry() {
        var line = peek();
        return line != null && line.depth() == ENTRY && !line.dash();
    }

    private boolean isElement() {
        var line = peek();
        return line != null && line.depth() == ELEMENT && line.dash();
    }

    private @Nullable Line peek() {
        return next < lines.size() ? lines.get(next) : null;
    }

    private int number() {
        var line = peek();
        return line != null ? line.number() : lines.isEmpty() ? 0 : lines.getLast().number();
    }
}
