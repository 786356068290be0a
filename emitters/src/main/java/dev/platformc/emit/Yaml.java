package dev.platformc.emit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// The one serializer: what is printed here reads the same in YAML 1.1 and 1.2.
public final class Yaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                                    .disable(YAMLWriteFeature.SPLIT_LINES)
                                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                                    .stringQuotingChecker(new PlainScalars())
                                    .build())
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .changeDefaultPropertyInclusion(
                            old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(ObjectMeta.class, NameFirst.class)
                    .addMixIn(Container.class, NameFirst.class)
                    .build();

    private Yaml() {}

    /// One document: block style, keys in the order of the record or model, those of maps by the
    /// alphabet, a line end at the end.
    public static String print(Object content) {
        return MAPPER.writeValueAsString(content);
    }

    /// The document as plain data, for whoever looks fields up by JSON pointer.
    public static JsonNode tree(Object content) {
        return MAPPER.valueToTree(content);
    }

    /// Plain data as a typed object.
    public static <T> T as(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /// People look for the name first; the models sort by the alphabet.
    @JsonPropertyOrder({"name", "namespace", "image", "command", "args", "env", "labels"})
    private abstract static class NameFirst {}
}
