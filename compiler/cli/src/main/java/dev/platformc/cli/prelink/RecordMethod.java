package dev.platformc.cli.prelink;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// `equals` or `hashCode` of a record that did not write its own: component by component, as
/// `java.lang.runtime.ObjectMethods` defines it. `toString` is for debugging and left alone.
record RecordMethod(ClassDesc type, List<RecordComponentInfo> components) {
    private static final String BOOTSTRAPS = "java/lang/runtime/ObjectMethods";
    private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();

    static boolean isCall(CodeElement element) {
        return element instanceof InvokeDynamicInstruction call
                && call.invokedynamic()
                        .bootstrap()
                        .bootstrapMethod()
                        .reference()
                        .owner()
                        .name()
                        .equalsString(BOOTSTRAPS);
    }

    /// The body of this method.
    static Consumer<CodeBuilder> of(MethodModel method) {
        var owner = method.parent().orElseThrow();
        var body = new RecordMethod(owner.thisClass().asSymbol(), components(owner));
        return method.methodName().equalsString("equals") ? body::equals : body::hash;
    }

    private static List<RecordComponentInfo> components(ClassModel owner) {
        return owner.findAttribute(Attributes.record()).orElseThrow().components();
    }

    private void hash(CodeBuilder code) {
        code.iconst_0();
        for (var component : components) {
            var part = component.descriptorSymbol();
            code.bipush(31).imul();
            field(code.aload(0), component);
            if (part.isPrimitive()) {
                code.invokestatic(boxed(part), "hashCode", MethodTypeDesc.of(CD_int, part));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void equals(CodeBuilder code) {
        var different = code.newLabel();
        var compared = code.newLabel();
        code.aload(0).aload(1).if_acmpne(compared).iconst_1().ireturn().labelBinding(compared);
        code.aload(1).instanceOf(type).ifeq(different);
        for (var component : components) {
            field(code.aload(0), component);
            field(code.aload(1).checkcast(type), component);
            leaveUnlessEqual(code, component.descriptorSymbol(), different);
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private void field(CodeBuilder code, RecordComponentInfo component) {
        code.getfield(type, component.name().stringValue(), component.descriptorSymbol());
    }

    /// Floating-point numbers are equal as `compare` has it: NaN to itself, 0.0 not to -0.0.
    private static void leaveUnlessEqual(CodeBuilder code, ClassDesc part, Label different) {
        if (!part.isPrimitive()) {
            code.invokestatic(
                            OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                    .ifeq(different);
        } else if (TypeKind.from(part).asLoadable() == TypeKind.INT) {
            code.if_icmpne(different);
        } else {
            code.invokestatic(boxed(part), "compare", MethodTypeDesc.of(CD_int, part, part))
                    .ifne(different);
        }
    }

    private static ClassDesc boxed(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID ->
                    throw new IllegalArgumentException("not a primitive: " + primitive);
        };
    }
}
