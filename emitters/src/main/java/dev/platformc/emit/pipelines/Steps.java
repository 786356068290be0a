package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pipeline;
import dev.platformc.emit.Document;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The steps of a pipeline as templates, and the graph over them.
///
/// A step that leaves something in a bucket is followed by a task that computes the digest of it;
/// who takes the result waits for that and is told it.
record Steps(Plan plan, Pipeline pipeline, Map<String, Started> started) {

    List<Specs.Template> templates() {
        var templates = new ArrayList<Specs.Template>();
        templates.add(graph());
        pipeline.steps().forEach(step -> templates.addAll(of(step)));
        return templates;
    }

    private String space() {
        return plan.platform().id().objectName();
    }

    private Flow flow(Pipeline.Step step) {
        return Flow.of(plan.platform(), pipeline, step, this::isRun);
    }

    /// A workload without an object has none that a pipeline could start; that was said where it is
    /// declared.
    private boolean isRun(Pipeline.Step step) {
        return !(step.run() instanceof Pipeline.Run.Declared declared)
                || started.containsKey(declared.workload());
    }

    /// Empty where nothing can be run for it, which was said where it is written.
    private List<Specs.Template> of(Pipeline.Step step) {
        var templates = new ArrayList<Specs.Template>();
        var flow = flow(step);
        switch (step.run()) {
            case Pipeline.Run.Own own ->
                    templates.add(Templates.own(step, own, plan.of(own.pods()), flow, space()));
            case Pipeline.Run.Declared declared -> {
                var object = started.get(declared.workload());
                if (object != null) {
                    templates.addAll(resource(step, object, flow));
                }
            }
            case null -> templates.addAll(moving(step, flow));
        }
        var output = flow.output();
        if (output != null && !templates.isEmpty()) {
            templates.add(Templates.digest(digest(step), output));
        }
        return templates;
    }

    private static String digest(Pipeline.Step step) {
        return step.name() + "-digest";
    }

    private static String clear(Pipeline.Step step) {
        return step.name() + "-clear";
    }

    private static List<Specs.Template> resource(Pipeline.Step step, Started object, Flow flow) {
        var outcomes = Objects.requireNonNull(object.outcomes());
        return List.of(
                template(
                        clear(step),
                        null,
                        new Specs.Resource("delete", object.name(), null, null, null)),
                template(
                        step.name(),
                        Templates.inputs(flow),
                        new Specs.Resource(
                                "create",
                                object.manifest(flow.env(true)),
                                true,
                                outcomes.success(),
                                outcomes.failure())));
    }

    private static Specs.Template template(
            String name, Specs.@Nullable Inputs inputs, Specs.Resource resource) {
        return new Specs.Template(
                name, inputs, null, null, null, null, null, null, null, null, resource);
    }

    /// Nothing runs: what came in goes on.
    private List<Specs.Template> moving(Pipeline.Step step, Flow flow) {
        var source = flow.inputs().values().stream().findFirst().orElse(null);
        var output = flow.output();
        if (source == null) {
            return List.of();
        }
        if (step.to() instanceof Pipeline.Target.Entry(var entry)) {
            return List.of(Templates.register(step, flow, source, entry, space()));
        }
        return output == null ? List.of() : List.of(Templates.copy(step, flow, source, output));
    }

    private Specs.Template graph() {
        var tasks = new ArrayList<Specs.Task>();
        for (var step : pipeline.steps()) {
            var templates = of(step);
            if (!templates.isEmpty()) {
                tasks.addAll(tasks(step, templates));
            }
        }
        return new Specs.Template(
                "steps",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Specs.Dag(tasks),
                null,
                null);
    }

    /// One after the other: clear away, run, compute the digest.
    private List<Specs.Task> tasks(Pipeline.Step step, List<Specs.Template> templates) {
        var tasks = new ArrayList<Specs.Task>();
        var after = dependencies(step);
        for (var template : templates) {
            var parameters =
                    flow(step).from().values().stream()
                            .map(from ->
                                    new Specs.Parameter(
                                            from + "-digest",
                                            "{{tasks." + from + "-digest.outputs.result}}"))
                            .toList();
            boolean takes = template.inputs() != null;
            var before = new ArrayList<>(after);
            if (takes) {
                dependencies(step).stream()
                        .filter(name -> !before.contains(name))
                        .forEach(before::add);
            }
            tasks.add(
                    new Specs.Task(
                            template.name(),
                            template.name(),
                            before.isEmpty() ? null : before,
                            takes ? new Specs.Inputs(parameters) : null));
            after = List.of(template.name());
        }
        return tasks;
    }

    private List<String> dependencies(Pipeline.Step step) {
        var names = new ArrayList<String>();
        for (var before : Flow.before(pipeline, step)) {
            var templates = of(before);
            if (!templates.isEmpty()) {
                names.add(templates.getLast().name());
            }
        }
        return names;
    }

    /// Each template comes from its step.
    ///
    /// @param at pointer to the workflow
    Document origins(Document document, String at) {
        var result = document;
        int index = 1;
        for (var step : pipeline.steps()) {
            for (int i = of(step).size(); i > 0; i--) {
                result =
                        result.from(
                                at + "/templates/" + index++, new Origin.Written(step.id().span()));
            }
        }
        return result;
    }
}
