package dev.platformc.solver.topology;

/// Puts what stands in every innermost domain onto its nodes again, so that what stays free stays
/// in large blocks ([LeafFill]). Where that does not succeed the domain is left as it was.
final class Refill {
    private Refill() {}

    static Layout tidy(Instance instance, Layout layout) {
        var tree = instance.tree();
        var tidy = new Layout(layout);
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            int[] units = new int[instance.groups()];
            for (int group = 0; group < units.length; group++) {
                units[group] =
                        layout
                                .of(group)
                                .subMap(
                                        tree.first(tree.leafLevel(), leaf),
                                        tree.end(tree.leafLevel(), leaf))
                                .values()
                                .stream()
                                .mapToInt(Integer::intValue)
                                .sum();
            }
            LeafFill.fill(instance, leaf, units, tidy);
        }
        return tidy;
    }
}
