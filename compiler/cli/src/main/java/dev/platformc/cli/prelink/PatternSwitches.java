package dev.platformc.cli.prelink;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// The `switch`es of a class whose labels are types. The compiler asks a bootstrap method which
/// label fits an object; here a private method answers, with one `instanceof` a label.
final class PatternSwitches implements CodeTransform {
    private static final String BOOTSTRAPS = "java/lang/runtime/SwitchBootstraps";

    private final ClassModel type;
    private final List<Labels> found = new ArrayList<>();

    /// One switch.
    ///
    /// @param method the name of the method that answers
    /// @param signature `(Object-like, int) -> int`: the object and the first label to try; gives
    ///   the number of the label, -1 for null, the count of labels when none fits
    private record Labels(String method, MethodTypeDesc signature, List<ClassDesc> types) {}

    PatternSwitches(ClassModel type) {
        this.type = type;
    }

    /// Labels may also be constants of enums, strings and numbers; such switches are rare here, and
    /// are left alone.
    static boolean isCall(CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction call)) {
            return false;
        }
        var bootstrap = call.invokedynamic().bootstrap();
        return bootstrap.bootstrapMethod().reference().owner().name().equalsString(BOOTSTRAPS)
                && call.name().equalsString("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call && isCall(call)) {
            var labels = new Labels("switch$" + found.size(), call.typeSymbol(), types(call));
            found.add(labels);
            code.invokestatic(
                    type.thisClass().asSymbol(),
                    labels.method(),
                    labels.signature(),
                    type.flags().has(AccessFlag.INTERFACE));
        } else {
            code.with(element);
        }
    }

    private static List<ClassDesc> types(InvokeDynamicInstruction call) {
        return call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
    }

    /// Adds the methods that answer.
    void define(ClassBuilder builder) {
        for (var labels : found) {
            builder.withMethodBody(
                    labels.method(),
                    labels.signature(),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> answer(code, labels.types()));
        }
    }

    private static void answer(CodeBuilder code, List<ClassDesc> types) {
        code.aload(0).ifThen(Opcode.IFNULL, nothing -> nothing.iconst_m1().ireturn());
        for (int label = 0; label < types.size(); label++) {
            var next = code.newLabel();
            code.iload(1)
                    .loadConstant(label)
                    .if_icmpgt(next)
                    .aload(0)
                    .instanceOf(types.get(label))
                    .ifeq(next)
                    .loadConstant(label)
                    .ireturn()
                    .labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }
}
