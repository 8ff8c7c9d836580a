package io.saslwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.saslwatch.CopiedTree;
import io.saslwatch.cli.CommandLineTool;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl makes of k8s/, each object read strictly as its class of the Kubernetes API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsTest {

    private static final Path K8S = Path.of("k8s");

    @TempDir
    private Path folder;
    private final Kustomize kustomize = new Kustomize();

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void everyObjectIsOneThatKubernetesKnows(String overlay) throws Exception {
        List<HasMetadata> objects = build(overlay);
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getName()).startsWith("saslwatch");
            assertThat(object.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "saslwatch");
        });
        List<String> kinds = objects.stream().map(HasMetadata::getKind).toList();
        assertThat(kinds).contains("ServiceAccount", "Service", "NetworkPolicy", "ConfigMap", "Secret");
        assertThat(kinds.stream().filter(kind -> kind.matches("Deployment|DaemonSet")).toList())
            .containsExactly(overlay.endsWith("node") ? "DaemonSet" : "Deployment");
        assertThat(kinds.contains("Namespace")).as("who makes it deletes it").isEqualTo(overlay.endsWith("node"));
        assertThat(kinds).as("unknown without the operator, so only on demand").doesNotContain("ServiceMonitor");
        if (overlay.endsWith("mailpod")) {
            assertThat(kinds).contains("PersistentVolumeClaim", "PodDisruptionBudget");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void thePodIsNobodyOnAFileSystemThatItCannotWrite(String overlay) throws Exception {
        PodSpec pod = pod(build(overlay));
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/started");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/ready");
            assertThat(container.getVolumeMounts()).filteredOn(mount -> mount.getName().equals("logs")).singleElement()
                .satisfies(logs -> assertThat(logs.getReadOnly()).isTrue());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void whatIsMountedAndReadIsThere(String overlay) throws Exception {
        List<HasMetadata> objects = build(overlay);
        PodSpec pod = pod(objects);
        Set<String> volumes = new TreeSet<>();
        pod.getVolumes().forEach(volume -> volumes.add(volume.getName()));
        List<String> mounted = new ArrayList<>();
        pod.getContainers().forEach(each -> each.getVolumeMounts().forEach(mount -> mounted.add(mount.getName())));
        assertThat(volumes).containsAll(mounted);
        List<String> maps = objects.stream().filter(ConfigMap.class::isInstance).map(map -> map.getMetadata().getName()).toList();
        assertThat(pod.getVolumes()).filteredOn(volume -> volume.getConfigMap() != null)
            .allMatch(volume -> maps.contains(volume.getConfigMap().getName())).hasSize(2);
        List<String> secrets = objects.stream().filter(Secret.class::isInstance).map(one -> one.getMetadata().getName()).toList();
        assertThat(pod.getContainers().get(0).getEnvFrom()).singleElement()
            .satisfies(from -> assertThat(secrets).contains(from.getSecretRef().getName()));
        assertThat(maps).as("routes keep their name, so that a running pod sees edits").contains("saslwatch-routes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void theNetworkPolicyIsForThisPodAndForNoOtherOfItsNamespace(String overlay) throws Exception {
        List<HasMetadata> objects = build(overlay);
        assertThat(objects).filteredOn(NetworkPolicy.class::isInstance).singleElement().satisfies(policy -> {
            var selector = ((NetworkPolicy) policy).getSpec().getPodSelector();
            assertThat(selector.getMatchExpressions()).isEmpty();
            assertThat(selector.getMatchLabels()).isNotEmpty().isEqualTo(template(objects).getMetadata().getLabels());
        });
    }

    @Test
    void besideAMailPodItGoesIntoThatNamespaceAndMakesNone() throws Exception {
        List<HasMetadata> objects = kustomize.build(edited("mailpod", "mail", text -> text
            .replace("namespace: saslwatch", "namespace: mail")));
        assertThat(objects).noneMatch(Namespace.class::isInstance)
            .allSatisfy(object -> assertThat(object.getMetadata().getNamespace()).isEqualTo("mail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/node", "overlays/mailpod"})
    void theGroupThatMayReadLogsIsAdded(String overlay) throws Exception {
        assertThat(pod(build(overlay)).getSecurityContext().getSupplementalGroups()).containsExactly(4L);
    }

    @Test
    void theNamespaceOfTheNodesPodsAllowsFoldersOfTheNode() throws Exception {
        assertThat(build("overlays/node")).filteredOn(Namespace.class::isInstance).singleElement().satisfies(namespace ->
            assertThat(namespace.getMetadata().getLabels()).containsEntry("pod-security.kubernetes.io/enforce", "privileged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "mailpod"})
    void theServiceMonitorComesWithItsComponent(String overlay) throws Exception {
        List<HasMetadata> objects = kustomize.build(edited(overlay, "monitored", text -> with("servicemonitor", text)));
        assertThat(objects).filteredOn(ServiceMonitor.class::isInstance).singleElement().satisfies(monitor ->
            assertThat(((ServiceMonitor) monitor).getSpec().getSelector().getMatchLabels())
                .isEqualTo(template(objects).getMetadata().getLabels()));
    }

    @ParameterizedTest
    @CsvSource({"node, rules, routes/5-detect", "mailpod, rules, routes/5-detect",
        "node, formats, routes/2-extract/formats"})
    void editedFilesOfTheImageAreMountedAsTheyWere(String overlay, String component, String files) throws Exception {
        Path shipped = Path.of(files);
        Path copy = edited(overlay, component, text -> with(component, text));
        CopiedTree.of(shipped, copy.resolve("../../components").resolve(component).resolve(shipped.getFileName()).normalize());
        List<HasMetadata> objects = kustomize.build(copy);

        String mounted = "/opt/saslwatch/" + files;
        assertThat(pod(objects).getContainers().get(0).getVolumeMounts()).filteredOn(mount -> mount.getMountPath()
            .equals(mounted)).singleElement().satisfies(mount -> assertThat(mount.getSubPath()).isNull());
        Path routes = folder.resolve("laid-" + overlay + "-" + component + "/routes");
        MountedMap.copyWithout(Path.of("routes"), shipped, routes);
        Path there = routes.resolve(Path.of("routes").relativize(shipped).toString());
        MountedMap.lay(objects, pod(objects), mounted, there);
        assertThat(MountedMap.names(there)).isEqualTo(MountedMap.names(shipped));

        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(told, true, StandardCharsets.UTF_8);
        assertThat(CommandLineTool.run(new String[] {"check", routes.toString(), "-Dsaslwatch.extract.formats="
            + routes.resolve("2-extract/formats")}, InputStream.nullInputStream(), print, print)).as(told::toString).isZero();
    }

    @Test
    void theFilesOfTheBaseAreObjectsOfKubernetesAlsoWhereKubectlIsMissing() throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (String file : List.of("serviceaccount", "deployment", "service", "networkpolicy")) {
            objects.addAll(StrictObjects.read(Files.readString(K8S.resolve("base/" + file + ".yaml"))));
        }
        assertThat(objects).extracting(HasMetadata::getKind)
            .containsExactly("ServiceAccount", "Deployment", "Service", "NetworkPolicy");
        assertThat(((NetworkPolicy) objects.get(3)).getSpec().getPodSelector().getMatchLabels()).isNotEmpty();
    }

    @Test
    void theServiceLoadsTheSettingsOfTheConfigMap() throws Exception {
        ConfigMap settings = build("overlays/node").stream().filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast)
            .filter(map -> map.getMetadata().getName().startsWith("saslwatch-settings")).findFirst().orElseThrow();
        Path file = Files.writeString(folder.resolve("application.properties"), settings.getData().get("application.properties"));
        ConfigLoader.Loaded loaded = new ConfigLoader(folder).file(file).load();
        assertThat(loaded.problems()).isEmpty();
        PodSpec pod = pod(build("overlays/node"));
        for (Setting setting : List.of(io.saslwatch.config.StoreSettings.CSV_FOLDER, io.saslwatch.config.GeoSettings.FOLDER)) {
            assertThat(loaded.config().path(setting).toString()).startsWith("/var/lib/saslwatch/");
        }
        assertThat(loaded.config().text(io.saslwatch.config.ReadSettings.PATHS)).startsWith("/logs/");
        assertThat(pod.getContainers().get(0).getVolumeMounts()).anyMatch(mount -> mount.getMountPath().equals("/logs"));
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec:\n  prots: []\n"))
            .hasMessageContaining("prots");
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\n"
            + "metadata: {name: x}\nspec:\n  endpoints:\n    - prot: y\n")).hasMessageContaining("prot");
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: v2\nkind: Service\n")).hasMessageContaining("v2/Service");
    }

    @Test
    void theImageIsMadeOfThisVersionAndRunsAsThePodDoes() throws IOException {
        String dockerfile = Files.readString(Path.of("k8s/Dockerfile"));
        String pom = Files.readString(Path.of("pom.xml"));
        var version = Pattern.compile("<artifactId>saslwatch</artifactId>\\s*<version>([^<]+)").matcher(pom);
        assertThat(version.find()).isTrue();
        assertThat(dockerfile).contains("ARG VERSION=" + version.group(1) + "\n").contains("ADD target/saslwatch-${VERSION}.tar.gz")
            .contains("test -s /opt/saslwatch/lib/classes.jsa").contains("\nUSER 10001:10001\n")
            .contains("ENTRYPOINT [\"/opt/saslwatch/bin/saslwatch\"]");
        assertThat(dockerfile).as("it runs without a mounted file, and so do commands typed in it")
            .contains("COPY k8s/base/application.properties /etc/saslwatch/application.properties\n")
            .contains("ENV SASLWATCH_CONFIG=/etc/saslwatch/application.properties \\\n    PATH=/opt/saslwatch/bin:$PATH ");
        assertThat(Files.readAllLines(K8S.resolve("Dockerfile.dockerignore"))).filteredOn(line -> !line.startsWith("#"))
            .containsExactly("*", "!target/saslwatch-*.tar.gz", "!k8s/base/application.properties");
        assertThat(Files.readString(Path.of("k8s/base/deployment.yaml"))).contains("image: saslwatch:" + version.group(1) + "\n")
            .contains("runAsUser: 10001");
    }

    private static PodSpec pod(List<HasMetadata> objects) {
        return template(objects).getSpec();
    }

    private static PodTemplateSpec template(List<HasMetadata> objects) {
        return objects.stream().map(object -> object instanceof Deployment one ? one.getSpec().getTemplate()
            : object instanceof DaemonSet each ? each.getSpec().getTemplate() : null)
            .filter(template -> template != null).findFirst().orElseThrow();
    }

    private List<HasMetadata> build(String overlay) throws Exception {
        return kustomize.build(K8S.resolve(overlay));
    }

    /** An overlay in a copy of k8s, whose kustomization somebody has edited. */
    private Path edited(String overlay, String name, UnaryOperator<String> edit) throws IOException {
        Path copy = folder.resolve(overlay + "-" + name);
        CopiedTree.of(K8S, copy);
        Path file = copy.resolve("overlays/" + overlay + "/kustomization.yaml");
        String before = Files.readString(file);
        String after = edit.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
        return file.getParent();
    }

    private static String with(String component, String kustomization) {
        return kustomization.replace("#components:", "components:")
            .replace("#  - ../../components/" + component + " ", "  - ../../components/" + component + " ");
    }
}
