package dev.platformc.solver;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Small platforms as text, from a seed: pools with trees and spare machines, sharings, pins,
/// endpoints, gangs and queues.
final class RandomPlatforms {
    private static final String IMAGE = "registry.acme.example/job:1";

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    RandomPlatforms(long seed) {
        random = new Random(seed);
    }

    String text() {
        text.append("platform random\n");
        int nodes = pool();
        boolean sliced = random.nextInt(3) > 0;
        boolean queues = random.nextBoolean();
        if (sliced) {
            sharing(nodes);
        }
        if (queues) {
            queues(sliced);
        }
        int endpoints = random.nextInt(4);
        for (int i = 0; i < endpoints; i++) {
            endpoint(i, sliced && random.nextBoolean());
        }
        int gangs = random.nextInt(4);
        for (int i = 0; i < gangs; i++) {
            gang(i, queues);
        }
        return text.toString();
    }

    private boolean levels;

    private int pool() {
        levels = random.nextBoolean();
        int racks = levels ? 1 + random.nextInt(3) : 1;
        int each = 1 + random.nextInt(4);
        int nodes = racks * each;
        text.append("pool cards {\n  nodes = ")
                .append(levels ? racks + " x rack of " : "")
                .append(each)
                .append(" x dgx-a100-80gb\n  price = 20 USD/h\n");
        if (random.nextInt(3) == 0 && nodes > 1) {
            text.append("  spare = 1\n");
        }
        boolean named = random.nextBoolean();
        if (named) {
            text.append("  hosts = [")
                    .append(
                            IntStream.rangeClosed(1, nodes)
                                    .mapToObj(i -> "\"h" + i + "\"")
                                    .collect(Collectors.joining(", ")))
                    .append("]\n");
        }
        text.append("}\n");
        if (named && random.nextInt(3) == 0) {
            text.append(
                    "pin old { pool = cards, hosts = [\"h1\"], gpus = [0], layout = [3g.40gb] }\n");
        }
        return nodes;
    }

    private void sharing(int nodes) {
        int gpus = 1 + random.nextInt(Math.max(1, nodes * 4));
        text.append("sharing slices { pool = cards, gpus = ").append(gpus).append(", slice = mig");
        if (random.nextInt(4) == 0) {
            text.append(" { layout = [3g.40gb, 2g.20gb, 1g.10gb, 1g.10gb] }");
        }
        text.append(" }\n");
    }

    private void queues(boolean sliced) {
        switch (random.nextInt(3)) {
            case 0 -> text.append("queue one { on = cards, share = 33% }\n");
            case 1 -> text.append("queue one { on = cards, gpus = " + random.nextInt(20) + " }\n");
            default -> text.append("queue one { on = cards, borrow = none }\n");
        }
        text.append("queue two { on = cards }\n");
        if (sliced) {
            text.append("queue three { on = slices, slices = [")
                    .append(1 + random.nextInt(3))
                    .append(" x 2g.20gb] }\n");
        }
    }

    private void endpoint(int i, boolean onSlices) {
        int least = random.nextInt(5);
        boolean range = least == 0 || random.nextInt(3) == 0;
        text.append("endpoint e")
                .append(i)
                .append(" { model = qwen-3-4b { precision = bf16 }, context = 4096 tokens")
                .append(", concurrency = ")
                .append(1 + random.nextInt(12))
                .append(onSlices ? ", on = slices" : ", on = cards")
                .append(", replicas = ")
                .append(least)
                .append(range ? ".." + (least + 1 + random.nextInt(6)) : "")
                .append(random.nextInt(3) == 0 ? ", spread = node" : "")
                .append(" }\n");
    }

    private void gang(int i, boolean queues) {
        int[] sizes = {1, 2, 4, 8, 3};
        var level = levels && random.nextBoolean() ? "rack" : "node";
        text.append("gang g")
                .append(i)
                .append(" {\n  workers = ")
                .append(1 + random.nextInt(12))
                .append(" x worker { gpus = ")
                .append(sizes[random.nextInt(sizes.length)])
                .append(" }\n  on = cards\n")
                .append(queues ? "  queue = " + (random.nextBoolean() ? "one" : "two") + "\n" : "")
                .append(random.nextInt(3) == 0 ? "  place = { required = " + level + " }\n" : "")
                .append(random.nextBoolean() ? "  start = guaranteed\n" : "")
                .append("  run = pytorch { image = \"" + IMAGE + "\" }\n}\n");
    }
}
