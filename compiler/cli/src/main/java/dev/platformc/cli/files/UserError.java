package dev.platformc.cli.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Something about the command line or the disk that the user can put right. Shown as one line,
/// without a stack trace; the command ends with 64.
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    /// With the reason in the system's words.
    public static UserError of(String what, IOException reason) {
        var why =
                switch (reason) {
                    case AccessDeniedException _ -> "permission denied";
                    case NoSuchFileException _ -> "no such file or directory";
                    default -> String.valueOf(reason.getMessage());
                };
        return new UserError(what + ": " + why);
    }
}
