package dev.platformc.emit.gateway;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.serving.Address;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// Gateways with their certificates, routes and policies; a pool and a picker for each endpoint
/// that wants its replicas chosen.
public final class GatewayEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        var platform = plan.platform();
        for (var gateway : platform.access().gateways()) {
            var cluster = gateway.cluster();
            if (cluster != null) {
                documents.addAll(of(platform, cluster, gateway));
            }
        }
        Served.all(plan, _ -> true).stream()
                .filter(served -> Address.hasOwnPool(served.endpoint()))
                .forEach(served -> documents.addAll(Pickers.of(served)));
        return documents;
    }

    private static List<Document> of(Platform platform, Cluster cluster, Gateway gateway) {
        var meta = Metadata.of(Topic.ACCESS, platform, cluster, gateway.id()).ownedBy(null);
        var documents = new ArrayList<Document>();
        documents.add(gateway(gateway, meta.wave(Wave.POLICIES)));
        if (gateway.certificate() == null) {
            documents.add(certificate(gateway, meta.wave(Wave.POLICIES)));
        }
        documents.addAll(Policies.of(platform, gateway, meta.wave(Wave.POLICIES)));
        documents.addAll(Routes.of(platform, gateway, meta.wave(Wave.WORKLOADS)));
        return documents;
    }

    private static Document gateway(Gateway gateway, Metadata meta) {
        var host = gateway.host();
        var listener =
                new Specs.Listener(
                        "https",
                        host.value(),
                        443,
                        "HTTPS",
                        new Specs.Tls("Terminate", List.of(new Specs.SecretRef(secret(gateway)))));
        var gatewayClass = gateway.gatewayClass();
        var content =
                new CustomObject<>(
                        Specs.GATEWAY_API,
                        "Gateway",
                        meta.meta(),
                        new Specs.Gateway(gateway.className(), List.of(listener)));
        var document =
                meta.document("Gateway", content).from("/spec/listeners/0/hostname", host.origin());
        var certificate = gateway.certificate();
        if (certificate != null) {
            document = document.from("/spec/listeners/0/tls", certificate.origin());
        }
        return gatewayClass == null
                ? document
                : document.from("/spec/gatewayClassName", gatewayClass.origin());
    }

    private static String secret(Gateway gateway) {
        var certificate = gateway.certificate();
        return certificate == null
                ? gateway.id().objectName() + "-tls"
                : certificate.value().name();
    }

    private static Document certificate(Gateway gateway, Metadata meta) {
        Sourced<String> issuer = gateway.signer();
        var content =
                new CustomObject<>(
                        Specs.CERTIFICATE_API,
                        "Certificate",
                        meta.meta(),
                        new Specs.Certificate(
                                secret(gateway),
                                List.of(gateway.host().value()),
                                new Specs.IssuerRef(
                                        issuer.value(), "ClusterIssuer", "cert-manager.io")));
        return meta.document("Certificate", content)
                .from("/spec/dnsNames", gateway.host().origin())
                .from("/spec/issuerRef/name", issuer.origin());
    }
}
