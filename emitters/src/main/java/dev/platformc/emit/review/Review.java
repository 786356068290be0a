package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.YamlText;
import dev.platformc.emit.schema.SchemaCheck;
import dev.platformc.emit.schema.Schemas;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Kubernetes objects as a colleague does who has run GPU clusters: what the cluster would
/// refuse, what would start and go wrong, what could be said better.
public final class Review {
    private final Schemas schemas;
    private final List<Diagnostic> said = new ArrayList<>();

    private Review(Schemas schemas) {
        this.schemas = schemas;
    }

    /// @param file of one or more documents
    /// @param plan of the platform that the objects would go to; absent: not asked
    public static List<Diagnostic> of(Source file, @Nullable Plan plan) {
        var text = YamlText.ofFile(file);
        var answer = YamlReader.read(file.text());
        var problem = answer.problem();
        if (problem != null) {
            return List.of(ReviewMessages.unreadable(text.span(problem.at()), problem.text()));
        }
        var review = new Review(Schemas.of(SourceSet.of(List.of())));
        var objects =
                answer.documents().stream()
                        .flatMap(read -> RawObject.of(read, text).stream())
                        .toList();
        if (objects.isEmpty()) {
            review.said.add(ReviewMessages.empty(text.span(new YamlReader.Place(0, 0, 0))));
        }
        objects.forEach(review::object);
        if (plan != null) {
            review.said.addAll(CapacityReview.of(objects, plan));
        }
        return YamlAllow.kept(review.said, file);
    }

    private void object(RawObject object) {
        if (!object.tree().isObject() || object.kind().isEmpty() || object.apiVersion().isEmpty()) {
            said.add(ReviewMessages.noObject(object));
            return;
        }
        schema(object);
        said.addAll(KindReview.of(object));
        for (var pod : object.pods()) {
            said.addAll(ResourceReview.of(pod));
            said.addAll(SecurityReview.of(pod));
            said.addAll(ServingReview.of(pod));
            said.addAll(SchedulingReview.of(pod));
        }
    }

    /// What the models of Kubernetes' own kinds do not have. Amounts of devices are left to the
    /// review of resources, which says more.
    private void schema(RawObject object) {
        schemas.find(object.apiVersion(), object.kind())
                .ifPresent(known -> {
                    for (var problem : SchemaCheck.of(object.tree(), known.schema(), "")) {
                        var at = problem.pointer();
                        var span = problem.ofName() ? object.nameSpan(at) : object.span(at);
                        said.add(ReviewMessages.unlike(object, problem, span));
                    }
                });
    }
}
