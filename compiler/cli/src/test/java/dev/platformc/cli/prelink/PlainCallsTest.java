package dev.platformc.cli.prelink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PlainCallsTest {

    @Test
    void records_and_switches_mean_what_they_meant() throws Exception {
        var before = new Conduct().get();
        var after = conduct(new PlainLoader()).get();
        assertEquals(String.join("\n", before), String.join("\n", after));
        assertTrue(before.size() > 100, "this compares " + before.size() + " answers");
    }

    @Test
    void what_is_compared_was_really_changed() throws IOException {
        for (var type : List.of(Conduct.class, Conduct.All.class, Conduct.Empty.class)) {
            byte[] bytes = bytes(type);
            byte[] plain = PlainCalls.in(bytes);
            assertNotEquals(List.of(), linkedAtRunTime(bytes), type.getName());
            assertEquals(List.of(), linkedAtRunTime(plain), type.getName());
        }
    }

    @Test
    void every_class_of_ours_is_sound_afterwards() throws IOException {
        var wrong = new ArrayList<String>();
        int changed = 0;
        for (JavaClass type : ours()) {
            byte[] bytes;
            try (var stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
                bytes = stream.readAllBytes();
            }
            byte[] plain = PlainCalls.in(bytes);
            changed += plain == bytes ? 0 : 1;
            ClassFile.of().verify(plain).forEach(e -> wrong.add(type.getName() + ": " + e));
            linkedAtRunTime(plain).forEach(call -> wrong.add(type.getName() + ": " + call));
        }
        assertEquals(List.of(), wrong);
        assertTrue(changed > 500, changed + " classes were changed");
    }

    @Test
    void every_comparator_has_a_plain_one() throws Exception {
        int found = 0;
        for (var method : Comparator.class.getMethods()) {
            if (ComparatorCalls.isReplaced(method.getName())) {
                var parameters = new ArrayList<Class<?>>(List.of(method.getParameterTypes()));
                if (!Modifier.isStatic(method.getModifiers())) {
                    parameters.addFirst(Comparator.class);
                }
                PlainComparators.class.getMethod(
                        method.getName(), parameters.toArray(Class<?>[]::new));
                found++;
            }
        }
        assertEquals(11, found);
    }

    private static Iterable<JavaClass> ours() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.platformc");
    }

    @SuppressWarnings("unchecked")
    private static Supplier<List<String>> conduct(ClassLoader loader) throws Exception {
        var constructor = loader.loadClass(Conduct.class.getName()).getDeclaredConstructor();
        return (Supplier<List<String>>) constructor.newInstance();
    }

    /// Names of methods with calls that should be plain.
    private static List<String> linkedAtRunTime(byte[] bytes) {
        var names = new ArrayList<String>();
        for (var method : ClassFile.of().parse(bytes).methods()) {
            boolean linked =
                    method.code().stream()
                            .flatMap(code -> code.elementStream())
                            .anyMatch(e ->
                                    PatternSwitches.isCall(e)
                                            || RecordMethod.isCall(e)
                                            || ComparatorCalls.isCall(e));
            if (linked && !method.methodName().equalsString("toString")) {
                names.add(method.methodName().stringValue());
            }
        }
        return names;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        try (var stream = PlainCallsTest.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no class file of " + name);
            }
            return stream.readAllBytes();
        }
    }

    /// Loads [Conduct] and what is nested in it anew, with plain calls.
    private static final class PlainLoader extends ClassLoader {
        PlainLoader() {
            super(PlainCallsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Conduct.class.getName())) {
                return super.loadClass(name, resolve);
            }
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try {
                byte[] plain = PlainCalls.in(bytes(getParent().loadClass(name)));
                return defineClass(name, plain, 0, plain.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
