package dev.platformc.emit.ray;

import dev.platformc.core.model.Ray;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An application that Ray Serve keeps running.
final class RayServices {
    private RayServices() {}

    static Document of(Plan plan, Ray ray, Ray.Duty.Serve serve, RayShape shape, Metadata base) {
        var app = serve.app();
        var application = new LinkedHashMap<String, Object>();
        application.put("name", shape.of().objectName());
        application.put("import_path", app == null ? "" : app.value());
        application.put("route_prefix", "/");
        var rollout = RayRollout.of(plan, ray);
        var document = service(shape, base, application, rollout);
        return app == null ? document : document.from("/spec/serveConfigV2", app.origin());
    }

    /// @param application as the configuration of Ray Serve has it
    static Document service(
            RayShape shape, Metadata base, Map<String, Object> application, RayRollout rollout) {
        var meta = RayObjects.admitted(shape, base);
        var config = new LinkedHashMap<String, Object>();
        config.put("http_options", new Http("0.0.0.0", RayPods.SERVE_PORT));
        config.put("applications", List.of(application));
        var spec =
                new Specs.RayService(
                        Yaml.print(config),
                        Rollout.strategy(rollout),
                        service(shape),
                        RayClusters.of(shape, base, null));
        var content = new CustomObject<>(Specs.API, "RayService", meta.meta(), spec);
        var document =
                meta.document("RayService", content)
                        .from("/spec/upgradeStrategy", rollout.origin());
        return RayClusters.origins(document, shape, base, "/spec/rayClusterConfig");
    }

    private record Http(String host, int port) {}

    private static Service service(RayShape shape) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(shape.of().objectName())
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withName("serve")
                .withPort(80)
                .withTargetPort(new IntOrString(RayPods.SERVE_PORT))
                .endPort()
                .endSpec()
                .build();
    }
}
