# docker build -t bank_synth . ; docker run --rm -v "$PWD:/work" bank_synth discover --schema CORE --queries queries
FROM eclipse-temurin:17-jdk AS build
RUN apt-get update -q && apt-get install -y -q --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
COPY . /source
WORKDIR /source
RUN mvn -B -q -Pdist -DskipTests -pl bank-synth-cli -am package && mkdir /opt/bank_synth \
    && cd /opt/bank_synth && jar xf /source/bank-synth-cli/target/bank_synth-*.zip && mv bank_synth-*/* . && chmod 755 bin/bank_synth

FROM eclipse-temurin:17-jre
COPY --from=build /opt/bank_synth /opt/bank_synth
RUN useradd --create-home bank
USER bank
WORKDIR /work
ENTRYPOINT ["/opt/bank_synth/bin/bank_synth"]
