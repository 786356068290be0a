package dev.platformc.core.eval;

import dev.platformc.core.model.Identity;
import dev.platformc.core.syntax.Member;
import java.util.List;

/// A `policy` with what it requires and advises, in the order written.
public record Policy(Identity id, List<Member.Clause> clauses) {}
