package dev.platformc.contract;

/// How the agent is started: names and numbers that its DaemonSet and the process must agree on.
public final class AgentProcess {
    /// Environment variable with the name of the node.
    public static final String NODE_NAME = "NODE_NAME";

    /// Port of metrics and of `/healthz`.
    public static final int HTTP_PORT = 9464;

    /// Where the journal of MIG changes lives: a node that restarts must know what was half done.
    public static final String STATE_FOLDER = "/var/lib/platformc";

    /// Sockets of the lease broker.
    public static final String RUN_FOLDER = "/run/platformc";

    public static final String DEVICE_PLUGIN_FOLDER = "/var/lib/kubelet/device-plugins";
    public static final String POD_RESOURCES_FOLDER = "/var/lib/kubelet/pod-resources";
    public static final String CDI_FOLDER = "/var/run/cdi";

    private AgentProcess() {}
}
