package dev.platformc.core.eval;

import dev.platformc.hardware.catalog.Catalog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One evaluation in progress: its names, what it has said, and the parts that work together.
final class Evaluation {
    final Catalog catalog;
    final Census census = new Census();
    final Scope platform = Scope.platform();
    final Reports reports;
    final Trail trail;
    final Parameters parameters;
    final Holes holes;
    final Blocks blocks;
    final Expressions expressions;
    final Names names;
    final Offers offers;
    final Records records;
    final Lists lists;
    final Multiples multiples;
    final Fields fields;
    final Indexes indexes;
    final TypesBefore types;
    final Operators operators;
    final Functions functions;
    final Nodes nodes;

    /// What rules may read besides attributes; absent while attributes are worked out.
    @Nullable Facts facts;

    /// Whether a rule is read only to see that all its words mean something.
    boolean rehearsing;

    /// Whether a fact was asked for that only a plan can tell.
    boolean waits;

    /// @param given parameters by name, as written on the command line
    Evaluation(Catalog catalog, Map<String, String> given, Reports reports) {
        this.catalog = catalog;
        this.reports = reports;
        trail = new Trail(reports);
        parameters = new Parameters(this, given);
        holes = new Holes(this);
        census.open(platform);
        blocks = new Blocks(reports);
        expressions = new Expressions(this);
        names = new Names(this);
        offers = new Offers(this);
        records = new Records(this);
        lists = new Lists(this);
        multiples = new Multiples(this);
        fields = new Fields(this);
        indexes = new Indexes(this);
        types = new TypesBefore(this);
        operators = new Operators(this);
        functions = new Functions(this);
        nodes = new Nodes(this);
    }
}
