package dev.platformc.emit.contract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions.Function;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The expressions of `x-kubernetes-validations`, with as much of Kubernetes' own function library
/// as the definitions use. A function that is missing here makes the compilation fail.
final class CelEnvironment {
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .enableOptionalSyntax(true)
                    .enableRegexPartialMatch(true)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();

    private static final Cel CEL =
            CelFactory.plannerCelBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addVar("self", SimpleType.DYN)
                    .addVar("oldSelf", SimpleType.DYN)
                    .addCompilerLibraries(
                            CelExtensions.strings(Function.SPLIT, Function.SUBSTRING),
                            CelExtensions.optional())
                    .addRuntimeLibraries(
                            CelExtensions.strings(Function.SPLIT, Function.SUBSTRING),
                            CelExtensions.optional())
                    .addFunctionDeclarations(
                            CelFunctionDecl.newFunctionDeclaration(
                                    "find", member("string_find", SimpleType.STRING)),
                            CelFunctionDecl.newFunctionDeclaration(
                                    "isIP",
                                    CelOverloadDecl.newGlobalOverload(
                                            "is_ip", SimpleType.BOOL, SimpleType.STRING)))
                    .addFunctionBindings(
                            CelFunctionBinding.from(
                                    "string_find",
                                    String.class,
                                    String.class,
                                    CelEnvironment::find),
                            CelFunctionBinding.from("is_ip", String.class, CelEnvironment::isIp))
                    .build();

    private static final Map<String, CelRuntime.Program> PROGRAMS = new ConcurrentHashMap<>();

    private CelEnvironment() {}

    /// The program of `expression`.
    ///
    /// @throws IllegalArgumentException with the compiler's words if it does not compile
    static CelRuntime.Program compiled(String expression) {
        return PROGRAMS.computeIfAbsent(expression, CelEnvironment::compile);
    }

    private static CelRuntime.Program compile(String expression) {
        try {
            return CEL.createProgram(CEL.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(expression + ": " + e.getMessage(), e);
        }
    }

    private static CelOverloadDecl member(String id, CelType result) {
        return CelOverloadDecl.newMemberOverload(id, result, SimpleType.STRING, SimpleType.STRING);
    }

    /// The first part of `text` that matches, or the empty string.
    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static boolean isIp(String text) {
        return Formats.isIpv4(text) || Formats.isIpv6(text);
    }
}
