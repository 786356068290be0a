package dev.platformc.cli.prelink;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.Comparator;

/// Comparators are made by [PlainComparators] instead of [Comparator].
final class ComparatorCalls implements CodeTransform {
    private static final ClassDesc COMPARATOR = described(Comparator.class);
    private static final ClassDesc PLAIN = described(PlainComparators.class);

    static boolean isCall(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asSymbol().equals(COMPARATOR)
                && isReplaced(call.name().stringValue());
    }

    /// Whether a method of [Comparator] has a namesake in [PlainComparators].
    static boolean isReplaced(String method) {
        return method.startsWith("comparing") || method.startsWith("thenComparing");
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && isCall(call)) {
            var signature = call.typeSymbol();
            code.invokestatic(
                    PLAIN,
                    call.name().stringValue(),
                    call.opcode() == Opcode.INVOKESTATIC
                            ? signature
                            : signature.insertParameterTypes(0, COMPARATOR));
        } else {
            code.with(element);
        }
    }

    private static ClassDesc described(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
