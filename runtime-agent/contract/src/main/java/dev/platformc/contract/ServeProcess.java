package dev.platformc.contract;

/// How our serving runtime is started: names and numbers that its Deployment and the process must
/// agree on. All sizes are given, so that what was proved to fit is what runs.
public final class ServeProcess {
    public static final String COMMAND = "platform-serve";

    /// Port of the API, of `/health` and of `/metrics`.
    public static final int HTTP_PORT = 8000;

    /// A GGUF file, or a folder with safetensors.
    public static final String MODEL = "--model";

    public static final String PORT = "--port";

    /// What requests call the model.
    public static final String SERVED_NAME = "--served-model-name";

    /// Longest sequence, tokens.
    public static final String CONTEXT = "--max-model-len";

    /// Sequences in flight.
    public static final String SEQUENCES = "--max-num-seqs";

    /// Tokens of one step.
    public static final String BATCH_TOKENS = "--max-num-batched-tokens";

    private ServeProcess() {}
}
