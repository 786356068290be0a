package dev.platformc.core.kind;

import static dev.platformc.core.kind.Attribute.row;
import static dev.platformc.core.kind.Kind.kind;
import static dev.platformc.core.kind.Types.*;

import dev.platformc.core.kind.Type.Constructor;
import dev.platformc.core.kind.Type.Counts;
import dev.platformc.core.kind.Type.Multiple;
import java.util.List;

/// Cards, machines, and pools of machines.
final class HardwareKinds {
    private HardwareKinds() {}

    static List<Kind> all() {
        return List.of(gpu(), device(), node(), pool());
    }

    private static Kind gpu() {
        return kind(
                        "gpu",
                        "gpus",
                        "A card that the catalog lacks, or has differently.",
                        List.of(
                                row("memory", BYTES, "What the driver shows, not the box.").must(),
                                row("mig", new Type.Family(), "Whose MIG profiles it has."),
                                row("link", DATA_RATE, "NVLink, both ways together."),
                                row("bandwidth", DATA_RATE, "Of its memory."),
                                row("bf16", NUMBER, "Dense TFLOP/s."),
                                row("resource", TEXT, "Name of the extended resource.")
                                        .or("\"nvidia.com/gpu\""),
                                row("price", PRICE, "Of one card.").or("the catalog's estimate")))
                .inCatalog();
    }

    private static Kind device() {
        return kind(
                        "device",
                        "devices",
                        "Another device that pods may ask for.",
                        List.of(
                                row("resource", TEXT, "Name of the extended resource.").must(),
                                row("price", PRICE, "Of one piece.")))
                .withDottedNames();
    }

    private static Kind node() {
        return kind(
                        "node",
                        "nodes",
                        "A machine that the catalog lacks, or has differently.",
                        List.of(
                                row(
                                        "gpus",
                                        new Multiple(reference("gpu"), Counts.EXACT),
                                        "The cards in the box."),
                                row(
                                        "devices",
                                        new Multiple(reference("device"), Counts.EXACT),
                                        "Other devices in the box."),
                                row("cpu", NUMBER, "Cores as the kubelet counts them.").must(),
                                row("memory", BYTES, "Main memory.").must(),
                                row("arch", choice("amd64", "arm64"), "Processor.").or("amd64"),
                                row("domain", domain(), "Reach of NVLink.").or("the box"),
                                row(
                                                "nics",
                                                new Multiple(DATA_RATE, Counts.EXACT),
                                                "Network cards of the GPUs.")
                                        .or("the catalog's"),
                                row("price", PRICE, "Of one machine.")
                                        .or("the catalog's estimate")))
                .inCatalog();
    }

    private static Type domain() {
        return new Multiple(choice("gpu", "node"), Counts.EXACT);
    }

    private static Kind pool() {
        return kind(
                "pool",
                "pools",
                "Nodes that are alike to the scheduler.",
                List.of(
                        row("cluster", reference("cluster"), "Where they are.").or("the only one"),
                        row(
                                        "nodes",
                                        either(new Type.Tree(), listOf(new Type.Tree())),
                                        "How many of what, in which blocks and racks.")
                                .must(),
                        row("hosts", TEXTS, "Names of the machines, in the order of the tree."),
                        row("select", mapOf(TEXT), "Labels of the nodes that belong.")
                                .or("the pool's label"),
                        row("taints", TEXTS, "What keeps others off: `key=value:Effect`."),
                        row("fabric", fabric(), "Network between the nodes.").or("the catalog's"),
                        row("price", PRICE, "Of one node.").or("the node's"),
                        row("spare", COUNT, "Nodes kept free for repair.").or("0"),
                        row("spot", BOOL, "Nodes that may vanish.").or("false"),
                        row("provision", provision(), "Who adds nodes."),
                        row("scheduler", SCHEDULER, "Where this pool differs.").or("the cluster's"),
                        row("node-stack", NODE_STACK, "Where this pool differs.")
                                .or("the cluster's"),
                        row("driver", driver(), "NVIDIA driver.").or("preinstalled"),
                        row(
                                        "virtualisation",
                                        choice("none", "passthrough", "vgpu"),
                                        "Bare metal or virtual machines.")
                                .or("none"),
                        row("health", health(), "What a bad GPU leads to.")
                                .or("{ on-failure = isolate }")));
    }

    private static Type fabric() {
        return oneOf(network("infiniband"), network("roce"), network("ethernet"), network("efa"));
    }

    private static Constructor network(String word) {
        return constructor(
                word,
                row("rate", DATA_RATE, "Of one network card, one direction."),
                row("nics", SOME, "Network cards of a node."),
                row("oversubscription", NUMBER, "How far uplinks are shared."));
    }

    private static Type provision() {
        return oneOf(constructor("karpenter", row("class", TEXT, "Name of the node class.")));
    }

    private static Type driver() {
        return oneOf(
                constructor("preinstalled", row("at-least", TEXT, "Oldest release that is there.")),
                constructor("operator", row("version", TEXT, "Release to install.")));
    }

    private static Type health() {
        return record(
                row("ignore-xids", listOf(COUNT), "Error numbers to pass over."),
                row("on-failure", choice("isolate", "cordon", "drain"), "What to do.")
                        .or("isolate"));
    }
}
