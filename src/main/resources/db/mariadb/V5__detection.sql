-- What detection adds: which net an address belongs to, whether rules leave it out, and how far rules have looked.

-- Computed in Java from the address, its name and its place; basis is a hash of what it was computed from.
CREATE TABLE address_net (
    ip     VARCHAR(64) PRIMARY KEY,
    net    VARCHAR(64) NOT NULL,
    exempt INTEGER NOT NULL,
    basis  VARCHAR(64) NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX address_net_net ON address_net (net);

-- Up to which event time a rule has looked; moved in the transaction that stores what it found.
CREATE TABLE detection (
    rule VARCHAR(100) PRIMARY KEY,
    done BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What rules ask: attempts with all that is known of their address. An address without a row is a net of its own.
CREATE VIEW attempt AS
SELECT e.time, e.outcome, e.attempts, e.username, e.service, e.reason, e.ip, COALESCE(n.net, e.ip) AS net,
       COALESCE(n.exempt, 0) AS exempt, a.name, a.country, a.city, a.latitude, a.longitude, a.asn, a.aso
FROM event e LEFT JOIN address a ON a.ip = e.ip LEFT JOIN address_net n ON n.ip = e.ip;
