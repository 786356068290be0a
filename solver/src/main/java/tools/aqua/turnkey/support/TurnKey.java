package tools.aqua.turnkey.support;

import dev.platformc.solver.z3.NativeLibraries;
import java.io.InputStream;
import java.util.function.Function;

/// Stands in for the class of this name in `turnkey-support`, which unpacks 35 MB into a new
/// temporary folder at every start and offers no switch. That jar is excluded from the build; see
/// `docs/decisions/0003-z3-natives-unpacked-once.md`.
public final class TurnKey {
    private TurnKey() {}

    /// Called by `com.microsoft.z3.Native` when it is initialised.
    ///
    /// @param folder resource folder of the libraries of all systems
    /// @param open gives the content of a resource; not needed, the class path answers
    public static void load(String folder, Function<String, InputStream> open) {
        NativeLibraries.load(folder);
    }
}
