package dev.platformc.core.eval;

import dev.platformc.core.kind.Kinds;
import dev.platformc.core.syntax.Doc;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One level of names: the platform, a library, or an instance of a template.
///
/// What is written sees the names of its own level and of those around the place where it is
/// written, nearest first. An instance hangs below the level that uses it, and its names are
/// reached from there through its own: `eu.chat`.
final class Scope {
    /// @param SAMPLE a template before anybody uses it: its holes have types and no values
    enum Sort {
        PLATFORM,
        LIBRARY,
        INSTANCE,
        SAMPLE
    }

    final Sort sort;

    /// What full names start with; empty for the platform.
    final String prefix;

    /// Where the `use`s are written that led here, outermost first; of a sample only those in it.
    final List<Span> uses;

    /// The level around the place where it is written.
    private final @Nullable Scope around;

    /// The level that uses it.
    private final @Nullable Scope user;

    private final Item.@Nullable Template template;

    /// What `name` means in it; null where it means nothing.
    private final @Nullable String name;

    /// Documentation of the use.
    private final @Nullable Doc doc;

    private final boolean inSample;
    private final SortedMap<String, SortedMap<String, Node>> nodes = new TreeMap<>();
    private final SortedMap<String, Named> named = new TreeMap<>();
    private final SortedMap<String, List<Scope>> inside = new TreeMap<>();
    private final SortedMap<String, Span> hidden = new TreeMap<>();
    private final Set<String> unread = new HashSet<>();

    private Scope(
            Sort sort,
            String prefix,
            @Nullable Scope around,
            @Nullable Scope user,
            Item.@Nullable Template template,
            @Nullable String name,
            @Nullable Doc doc,
            List<Span> uses) {
        this.sort = sort;
        this.prefix = prefix;
        this.around = around;
        this.user = user;
        this.template = template;
        this.name = name;
        this.doc = doc;
        this.uses = List.copyOf(uses);
        this.inSample = sort == Sort.SAMPLE || (user != null && user.inSample);
    }

    static Scope platform() {
        return new Scope(Sort.PLATFORM, "", null, null, null, null, null, List.of());
    }

    static Scope library(Scope importer, String alias) {
        return new Scope(
                Sort.LIBRARY, importer.full(alias), null, null, null, null, null, List.of());
    }

    static Scope sample(Named.Template template) {
        var word = template.item().name().text();
        return new Scope(
                Sort.SAMPLE,
                template.scope().full(word),
                template.scope(),
                template.scope().inSample ? template.scope() : null,
                template.item(),
                null,
                null,
                List.of());
    }

    static Scope instance(Named.Template template, Item.Use use, Scope user) {
        var uses = new ArrayList<>(user.uses);
        uses.add(use.name().span());
        var name = use.name().text();
        var instance =
                new Scope(
                        Sort.INSTANCE,
                        user.full(name),
                        template.scope(),
                        user,
                        template.item(),
                        name,
                        use.doc(),
                        uses);
        user.inside.computeIfAbsent(name, _ -> new ArrayList<>()).add(instance);
        return instance;
    }

    /// The level inside a declaration that holds others: it sees all around it.
    static Scope within(Scope around, String local) {
        var within =
                new Scope(
                        around.sort,
                        around.full(local),
                        around,
                        around.user,
                        null,
                        null,
                        null,
                        around.uses);
        around.inside.computeIfAbsent(local, _ -> new ArrayList<>()).add(within);
        return within;
    }

    /// Whether nothing that it declares exists: it only stands for what will be.
    boolean isSample() {
        return inSample;
    }

    /// The full name of something declared here.
    String full(String local) {
        return prefix.isEmpty() ? local : local.isEmpty() ? prefix : prefix + "." + local;
    }

    /// What a declaration without a name is called here.
    String nameless() {
        return template == null ? "main" : "";
    }

    /// Tells instances of one name apart.
    String key() {
        return template == null
                ? prefix
                : prefix + "(" + template.name().text() + ")" + (inSample ? "?" : "");
    }

    /// How many uses it lies deep.
    int depth() {
        return user == null ? 0 : user.depth() + 1;
    }

    /// The templates that are being filled on the way here, innermost first.
    List<Item.Template> filling() {
        var all = new ArrayList<Item.Template>();
        for (var at = this; at != null; at = at.user) {
            if (at.template != null) {
                all.add(at.template);
            }
        }
        return all;
    }

    /// What `name` stands for: absent outside of templates.
    @Nullable Scope namer() {
        for (var at = this; at != null; at = at.around) {
            if (at.template != null) {
                return at;
            }
        }
        return null;
    }

    @Nullable String name() {
        return name;
    }

    /// What documents a declaration that has the name of the instance.
    @Nullable Doc doc() {
        return doc;
    }

    /// Whether an instance of this template has this name here already.
    @Nullable Scope instance(String name, Item.Template of) {
        return inside.getOrDefault(name, List.of()).stream()
                .filter(scope -> scope.template == of)
                .findFirst()
                .orElse(null);
    }

    /// The one that had the name before, if any; it stays.
    @Nullable Node declare(Node node, String local) {
        return nodes.computeIfAbsent(node.kind.name(), _ -> new TreeMap<>())
                .putIfAbsent(local, node);
    }

    /// The one that had the name before, if any; it stays.
    @Nullable Named name(String name, Named meaning) {
        return named.putIfAbsent(name, meaning);
    }

    /// Remembers a declaration that a false condition leaves out.
    void hide(String kind, String name, Span condition) {
        hidden.putIfAbsent(kind + " " + name, condition);
    }

    /// The condition that leaves it out, or the use that would make it, if one does.
    @Nullable Span hidden(String kind, String name) {
        for (var at = this; at != null; at = at.around) {
            var found = at.hidden.get(kind + " " + name);
            found = found != null ? found : at.hidden.get("use " + head(name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// Remembers the name of an instance or library that could not be made: what refers to it stays
    /// silent, since that was reported.
    void leaveUnread(String name) {
        unread.add(name);
    }

    /// Whether the name is that of such a scope or of something in it.
    boolean isUnread(String name) {
        for (var at = this; at != null; at = at.around) {
            var head = head(name);
            boolean inLibrary =
                    at.named.get(head) instanceof Named.Library(_, var library)
                            && name.length() > head.length()
                            && library.isUnread(name.substring(head.length() + 1));
            if (at.unread.contains(head) || inLibrary) {
                return true;
            }
        }
        return false;
    }

    /// Whether an instance or a library has this name.
    boolean opens(String name) {
        for (var at = this; at != null; at = at.around) {
            if (at.inside.containsKey(name) || at.named.get(name) instanceof Named.Library) {
                return true;
            }
        }
        return false;
    }

    @Nullable Node find(String kind, String name) {
        for (var at = this; at != null; at = at.around) {
            var found = at.here(kind, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Node here(String kind, String name) {
        var same = nodes.get(kind);
        var own = same == null ? null : same.get(name);
        if (own != null || name.isEmpty()) {
            return own;
        }
        var head = head(name);
        var rest = head.equals(name) ? "" : name.substring(head.length() + 1);
        for (var below : inside.getOrDefault(head, List.of())) {
            var found = below.here(kind, rest);
            if (found != null) {
                return found;
            }
        }
        return !rest.isEmpty() && named.get(head) instanceof Named.Library(_, var library)
                ? library.here(kind, rest)
                : null;
    }

    @Nullable Named named(String name) {
        for (var at = this; at != null; at = at.around) {
            var found = at.named.get(name);
            if (found != null) {
                return found;
            }
            if (at.named.get(head(name)) instanceof Named.Library(_, var library)) {
                return library.named.get(name.substring(head(name).length() + 1));
            }
        }
        return null;
    }

    /// Whether the level right here or one around it has a `let` or parameter of the platform
    /// behind the hole of that name.
    @Nullable Named behind(Named.Hole hole) {
        boolean passed = false;
        for (var at = this; at != null; at = at.around) {
            var found = at.named.get(hole.item().name().text());
            if (passed && found != null && !(found instanceof Named.Hole)) {
                return found;
            }
            passed |= Objects.equals(found, hole);
        }
        return null;
    }

    /// The names of values that this level and those around it know.
    List<String> valuesHere() {
        return namedHere().stream().filter(name -> Names.isValue(named(name))).toList();
    }

    /// The names that this level and those around it give to what is no declaration.
    List<String> namedHere() {
        var names = new ArrayList<String>();
        for (var at = this; at != null; at = at.around) {
            names.addAll(at.named.keySet());
        }
        return names;
    }

    Map<String, Named> own() {
        return named;
    }

    /// All declarations of this name, whatever their kind.
    List<Node> bearing(String name) {
        return Kinds.all().stream()
                .map(kind -> find(kind.name(), name))
                .filter(Objects::nonNull)
                .toList();
    }

    /// How a full name is written from here.
    String spelled(String full) {
        for (var at = this; at != null; at = at.around) {
            if (!at.prefix.isEmpty() && full.startsWith(at.prefix + ".")) {
                return full.substring(at.prefix.length() + 1);
            }
        }
        return full;
    }

    /// Whether something with this full name is of this level or below it. What a library says of
    /// all it says of the platform that imports it.
    boolean covers(String full) {
        return sort == Sort.LIBRARY
                || prefix.isEmpty()
                || full.equals(prefix)
                || full.startsWith(prefix + ".");
    }

    private static String head(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
