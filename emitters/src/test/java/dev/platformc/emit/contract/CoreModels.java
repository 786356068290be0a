package dev.platformc.emit.contract;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// The typed models of Kubernetes' own kinds, read strictly: the models keep unknown fields in a
/// map, here they are an error, and no scalar is taken for one of another type.
final class CoreModels {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = kinds();
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .annotationIntrospector(new WithoutAnySetter())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();

    private CoreModels() {}

    /// The model of a kind, if it is one of Kubernetes' own.
    static Optional<Class<? extends HasMetadata>> of(String apiVersion, String kind) {
        return Optional.ofNullable(KINDS.get(apiVersion + "/" + kind));
    }

    static boolean isNamespaced(Class<? extends HasMetadata> model) {
        return Namespaced.class.isAssignableFrom(model);
    }

    /// The object as its model has it, as a tree again.
    ///
    /// @throws JacksonException if a field is unknown or of another type
    static JsonNode throughModel(Class<? extends HasMetadata> model, JsonNode object) {
        return Trees.of(STRICT.treeToValue(object, model));
    }

    static Map<String, Class<? extends HasMetadata>> kinds() {
        var kinds = new TreeMap<String, Class<? extends HasMetadata>>();
        ServiceLoader.load(KubernetesResource.class).stream()
                .map(ServiceLoader.Provider::type)
                .filter(HasMetadata.class::isAssignableFrom)
                .map(type -> type.asSubclass(HasMetadata.class))
                .forEach(type ->
                        kinds.put(
                                HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type),
                                type));
        return kinds;
    }

    private static final class WithoutAnySetter extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return false;
        }
    }
}
