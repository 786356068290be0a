package dev.platformc.solver.topology;

import java.util.List;

/// A problem as the search sees it.
record Instance(Tree tree, List<Want> wants, Spreads spreads, List<Alone.Need> needs) {
    static Instance of(PlacementProblem problem) {
        return of(new Tree(problem), Want.all(problem));
    }

    static Instance of(Tree tree, List<Want> wants) {
        var spreads = new Spreads(tree, wants);
        return new Instance(tree, List.copyOf(wants), spreads, Alone.needs(tree, wants, spreads));
    }

    int groups() {
        return wants.size();
    }

    int leaves() {
        return tree.domains(tree.leafLevel());
    }

    /// What no placement can be cheaper than.
    long bound() {
        return Alone.cost(needs);
    }

    long cost(Layout layout) {
        return layout.cost(tree, wants);
    }
}
