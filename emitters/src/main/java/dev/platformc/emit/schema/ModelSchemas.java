package dev.platformc.emit.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.platformc.emit.schema.Schema.Sort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Kubernetes' own kinds, as the classes of fabric8 describe them.
final class ModelSchemas {
    private static final SortedMap<String, Class<? extends HasMetadata>> KINDS = kinds();

    private ModelSchemas() {}

    static Optional<Schemas.Known> find(String apiVersion, String kind) {
        return Optional.ofNullable(KINDS.get(apiVersion + "/" + kind))
                .map(model ->
                        new Schemas.Known(of(model), Namespaced.class.isAssignableFrom(model)));
    }

    private static SortedMap<String, Class<? extends HasMetadata>> kinds() {
        var kinds = new TreeMap<String, Class<? extends HasMetadata>>();
        ServiceLoader.load(KubernetesResource.class, KubernetesResource.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::type)
                .filter(HasMetadata.class::isAssignableFrom)
                .map(type -> type.asSubclass(HasMetadata.class))
                .forEach(type ->
                        kinds.put(
                                HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type),
                                type));
        return Collections.unmodifiableSortedMap(kinds);
    }

    /// The schema of a class of the models.
    static Schema of(Class<?> model) {
        var fields = new TreeMap<String, Field>();
        for (var field : model.getDeclaredFields()) {
            var property = field.getAnnotation(JsonProperty.class);
            if (property != null && !Modifier.isStatic(field.getModifiers())) {
                fields.put(property.value().isEmpty() ? field.getName() : property.value(), field);
            }
        }
        return new Schema.Structure(
                Collections.unmodifiableSortedSet(new TreeSet<>(fields.keySet())),
                name -> of(Objects.requireNonNull(fields.get(name)).getGenericType()),
                Collections.emptySortedSet(),
                fields.isEmpty());
    }

    private static Schema of(Type type) {
        return switch (type) {
            case ParameterizedType generic when generic.getRawType() == List.class -> {
                var element = generic.getActualTypeArguments()[0];
                yield new Schema.Items(
                        of(element),
                        element instanceof Class<?> model
                                ? MergeKeys.ofModel(model.getSimpleName())
                                : null);
            }
            case ParameterizedType generic when generic.getRawType() == Map.class ->
                    new Schema.Entries(of(generic.getActualTypeArguments()[1]));
            case Class<?> plain -> ofClass(plain);
            default -> new Schema.Anything();
        };
    }

    private static Schema ofClass(Class<?> type) {
        if (type == String.class || type == MicroTime.class || type.isEnum()) {
            return Schema.Scalar.of(Sort.TEXT);
        }
        if (type == Integer.class || type == Long.class) {
            return Schema.Scalar.of(Sort.WHOLE);
        }
        if (type == Boolean.class) {
            return Schema.Scalar.of(Sort.TRUTH);
        }
        if (type == Double.class || type == Float.class) {
            return Schema.Scalar.of(Sort.DECIMAL);
        }
        if (type == Quantity.class) {
            return Schema.Scalar.of(Sort.QUANTITY);
        }
        if (type == IntOrString.class) {
            return Schema.Scalar.of(Sort.WHOLE_OR_TEXT);
        }
        boolean model = KubernetesResource.class.isAssignableFrom(type) && !type.isInterface();
        return model ? of(type) : new Schema.Anything();
    }
}
