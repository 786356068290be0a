package dev.platformc.cli.prelink;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.util.stream.Stream;

/// Plain code for calls that the JVM links at run time and that the start-up cache of JDK 25 cannot
/// keep: each would make a class, or several method handles, anew at every start. They are
/// [PatternSwitches], [RecordMethod]s and [ComparatorCalls]; the meaning stays the same.
final class PlainCalls {
    private static final ClassFile CLASS_FILE =
            ClassFile.of(
                    ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(
                                    PlainCalls.class.getClassLoader())));

    private PlainCalls() {}

    /// @param bytes of a class file
    static byte[] in(byte[] bytes) {
        var type = CLASS_FILE.parse(bytes);
        if (type.methods().stream().noneMatch(m -> isRecordMethod(m) || hasCalls(m))) {
            return bytes;
        }
        var switches = new PatternSwitches(type);
        ClassTransform methods = (builder, element) -> copy(builder, element, switches);
        return CLASS_FILE.transformClass(
                type, methods.andThen(ClassTransform.endHandler(switches::define)));
    }

    private static void copy(ClassBuilder builder, ClassElement element, PatternSwitches switches) {
        if (!(element instanceof MethodModel method)) {
            builder.with(element);
        } else if (isRecordMethod(method)) {
            builder.withMethodBody(
                    method.methodName(),
                    method.methodType(),
                    method.flags().flagsMask(),
                    RecordMethod.of(method));
        } else if (hasCalls(method)) {
            builder.transformMethod(
                    method,
                    MethodTransform.transformingCode(switches.andThen(new ComparatorCalls())));
        } else {
            builder.with(method);
        }
    }

    private static boolean isRecordMethod(MethodModel method) {
        return code(method).anyMatch(RecordMethod::isCall)
                && !method.methodName().equalsString("toString");
    }

    private static boolean hasCalls(MethodModel method) {
        return code(method).anyMatch(e -> PatternSwitches.isCall(e) || ComparatorCalls.isCall(e));
    }

    private static Stream<CodeElement> code(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }
}
