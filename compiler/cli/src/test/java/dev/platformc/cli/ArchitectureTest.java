package dev.platformc.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Random;

/// Data goes one way through the packages. Maven keeps the direction between modules; what it
/// cannot see is kept here, and each message says where the code belongs.
@AnalyzeClasses(
        packages = {"dev.platformc", "tools.aqua.turnkey"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_front_end_goes_from_text_to_platform =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("text")
                    .definedBy("dev.platformc.core.text")
                    .layer("diagnostic")
                    .definedBy("dev.platformc.core.diagnostic")
                    .layer("syntax")
                    .definedBy("dev.platformc.core.syntax")
                    .layer("format")
                    .definedBy("dev.platformc.core.format")
                    .layer("model")
                    .definedBy("dev.platformc.core.model")
                    .layer("kind")
                    .definedBy("dev.platformc.core.kind")
                    .layer("eval")
                    .definedBy("dev.platformc.core.eval")
                    .layer("build")
                    .definedBy("dev.platformc.core.build")
                    .layer("explain")
                    .definedBy("dev.platformc.core.explain")
                    .layer("front")
                    .definedBy("dev.platformc.core")
                    .whereLayer("front")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("build")
                    .mayOnlyBeAccessedByLayers("front")
                    .whereLayer("eval")
                    .mayOnlyBeAccessedByLayers("build", "explain", "front")
                    .whereLayer("kind")
                    .mayOnlyBeAccessedByLayers("eval", "build", "explain", "front")
                    .whereLayer("model")
                    .mayOnlyBeAccessedByLayers("eval", "build", "explain", "front")
                    .whereLayer("syntax")
                    .mayOnlyBeAccessedByLayers("eval", "build", "format", "front")
                    .whereLayer("explain")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("format")
                    .mayNotBeAccessedByAnyLayer()
                    .as("text, syntax, kind, eval, build: nobody looks back");

    @ArchTest
    static final ArchRule the_mathematics_knows_no_platform =
            noClasses()
                    .that()
                    .resideInAnyPackage("..solver.mig..", "..solver.topology..", "..solver.z3..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.platformc.core..", "..solver.lowering..", "..solver.lock..")
                    .as(
                            "mig and topology see opaque ids only: what knows a declaration belongs to"
                                    + " solver.lowering");

    @ArchTest
    static final ArchRule z3_stays_with_the_mathematics =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "..solver.mig..", "..solver.topology..", "..solver.z3..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.microsoft..")
                    .as("only solver.mig, solver.topology and solver.z3 know Z3");

    @ArchTest
    static final ArchRule checkers_know_no_z3 =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Check")
                    .and()
                    .resideInAPackage("..solver..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.microsoft..", "..solver.z3..")
                    .as("a checker that used the solver would confirm its mistakes");

    @ArchTest
    static final ArchRule the_plan_is_free_of_how_it_was_found =
            noClasses()
                    .that()
                    .resideInAPackage("dev.platformc.plan..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.platformc.solver..")
                    .as("plan is the contract with the emitters: it knows no solver");

    @ArchTest
    static final ArchRule kubernetes_stays_with_the_emitters =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.platformc.emit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.fabric8..", "freemarker..")
                    .as("only the emitters know Kubernetes' types");

    @ArchTest
    static final ArchRule hardware_knows_no_language =
            noClasses()
                    .that()
                    .resideInAPackage("dev.platformc.hardware..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.platformc.core..", "dev.platformc.plan..")
                    .as("hardware is what is true of GPUs, whoever asks");

    @ArchTest
    static final ArchRule only_the_front_doors_touch_the_machine =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.platformc.cli..", "..solver.z3..")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.nio\\.file\\..*|java\\.io\\.File.*|java\\.time\\..*"
                                    + "|java\\.net\\..*")
                    .orShould()
                    .callConstructor(Random.class)
                    .orShould()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class)
                    .orShould()
                    .callMethod(System.class, "getProperty", String.class)
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .as(
                            "no clock, no environment, no disk, no unseeded chance below the command line");

    @ArchTest
    static final ArchRule the_disk_is_one_package =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.platformc.cli.render..", "dev.platformc.cli.report..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.nio.file.Files")
                    .as("reading and writing belong to cli.files");

    @ArchTest
    static final ArchRule one_jackson =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.fasterxml.jackson.databind..",
                            "com.fasterxml.jackson.dataformat..",
                            "com.fasterxml.jackson.core..")
                    .as(
                            "fabric8's models are Jackson 3: Jackson 2 would write them wrong in silence");

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            classes()
                    .should()
                    .haveSimpleNameNotEndingWith("Impl")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Manager")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Helper")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Utils")
                    .as("Impl, Manager, Helper and Utils say nothing");
}
