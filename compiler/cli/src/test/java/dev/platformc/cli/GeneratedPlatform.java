package dev.platformc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A platform of any size as a company would grow it: halls of machines, six departments in each,
/// and for each department a team, its quota, models, endpoints, training and rules. The same seed
/// gives the same text. For `docs/bench/scale.sh`, hence in one file that `java` runs as it is.
final class GeneratedPlatform {
    private static final int DEPARTMENTS_IN_A_HALL = 6;
    private static final List<String> MODELS =
            List.of("llama-3.1-8b", "qwen-3-4b", "mistral-7b", "qwen-3-8b");
    private static final List<String> FIELDS =
            List.of("risk", "claims", "search", "vision", "speech", "robots", "chem", "ads");

    private final Random random;
    private final Map<String, StringBuilder> files = new TreeMap<>();
    private int declarations;

    private GeneratedPlatform(long seed) {
        this.random = new Random(seed);
    }

    /// @param arguments the folder to write, how many declarations, a seed
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        for (var file :
                texts(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])).entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /// The sources by file name.
    ///
    /// @param atLeast how many declarations, those that templates make included; the last
    ///   department is finished
    static Map<String, String> texts(int atLeast, long seed) {
        var platform = new GeneratedPlatform(seed);
        platform.common();
        for (int number = 0; platform.declarations < atLeast; number++) {
            int hall = number / DEPARTMENTS_IN_A_HALL;
            if (number % DEPARTMENTS_IN_A_HALL == 0) {
                platform.hall(hall);
            }
            platform.department(number, hall);
        }
        var texts = new TreeMap<String, String>();
        platform.files.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    private void common() {
        add(
                "platform.platform",
                7,
                """
                /// Everything that computes, in one description.
                platform works { owner = "platform@works.example", currency = USD }

                cluster main { kubernetes = "1.36", scheduler = kueue }

                priority routine { value = 100, default = true }
                priority urgent { value = 1000 }

                policy spread  { require all(e in endpoints if e.class == interactive: e.replicas.min >= 1) }
                policy tagged  { require all(w in workloads: w.image.tag != "latest") because "it moves" }
                policy roomy   { advise all(e in endpoints: e.memory.headroom >= 0%) }

                let box = 98.32 USD/h

                /// A service as every department has some: it answers, and a night job fills the cards.
                template service(owner: team, weights: model, seats: count, hall: pool) {
                  endpoint {
                    team        = owner
                    model       = weights
                    on          = hall
                    concurrency = ceil(seats / 10)
                    replicas    = 1..2
                  }

                  endpoint nightly { team = owner, model = weights, on = hall, class = batch, start = queued }
                }

                """);
    }

    private void hall(int hall) {
        var name = "hall-" + hall + ".platform";
        add(
                name,
                2,
                """
                // Hall %1$d.

                pool hall-%1$d {
                  nodes  = 2 x rack of %2$d x dgx-h100
                  fabric = infiniband { rate = 400Gb/s }
                  price  = box
                }

                sharing slices-%1$d { pool = hall-%1$d, gpus = 12, slice = mig }

                """
                        .formatted(hall, 6 + random.nextInt(3)));
    }

    private void department(int number, int hall) {
        var field = FIELDS.get(random.nextInt(FIELDS.size())) + "-" + number;
        var name = "hall-" + hall + ".platform";
        add(
                name,
                9,
                """
                /// Department %2$d.
                team %1$s { cost-center = "CC-%2$d" }

                queue %1$s { on = hall-%3$d, team = %1$s, share = 16%%, borrow = %4$d%% }

                model %1$s = %5$s { precision = fp8 }

                /// Talks to the people of %1$s.
                endpoint chat-%1$s {
                  team        = %1$s
                  model       = %1$s
                  on          = hall-%3$d
                  context     = %6$d tokens
                  concurrency = %7$d // sequences at once
                  replicas    = %8$d
                }

                endpoint draft-%1$s = chat-%1$s { replicas = 1, class = batch }

                endpoint small-%1$s {
                  team        = %1$s
                  model       = %1$s
                  on          = slices-%3$d
                  context     = 4096 tokens
                  concurrency = 8
                  replicas    = 2
                }

                gang train-%1$s {
                  team     = %1$s
                  queue    = %1$s
                  workers  = %9$d x worker { gpus = %10$d }
                  place    = { required = rack }
                  run      = pytorch { image = "registry.works.example/%1$s:1.%2$d", command = ["torchrun", "train.py"] }
                  max-time = 12h
                }

                gang tune-%1$s = train-%1$s { workers = 2 x worker { gpus = 4 }, priority = urgent }

                policy %1$s-in-budget {
                  require endpoint.chat-%1$s.replicas.max <= 8 and team.%1$s.cost-center != none
                    because "department %2$d agreed to it"
                }

                """
                        .formatted(
                                field,
                                number,
                                hall,
                                10 * (1 + random.nextInt(4)),
                                MODELS.get(random.nextInt(MODELS.size())),
                                1024 * (4 + 4 * random.nextInt(2)),
                                8 * (1 + random.nextInt(3)),
                                1 + random.nextInt(3),
                                1 + random.nextInt(4),
                                1 << random.nextInt(3)));
        int services = 1 + random.nextInt(3);
        for (int service = 0; service < services; service++) {
            add(
                    name,
                    3,
                    """
                    use service %s-%s { owner = %s, weights = %s, seats = %d, hall = hall-%d }

                    """
                            .formatted(
                                    FIELDS.get(random.nextInt(FIELDS.size())),
                                    field + "-" + service,
                                    field,
                                    field,
                                    20 + random.nextInt(100),
                                    hall));
        }
    }

    private void add(String file, int count, String text) {
        files.computeIfAbsent(file, _ -> new StringBuilder()).append(text);
        declarations += count;
    }
}
