import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys'

const YEAR_S = 365 * 24 * 3600

/** The keys by which a client knows this server. */
export interface ServerIdentity {
  /** The public half of the key that signs the chain, 32 bytes: what a client is told to trust. */
  rootKey: Buffer
  staticKey: KeyPair
  /** Encoded `CertChain`: the intermediate signed by the root, the leaf (the static key) signed by the intermediate. */
  certificateChain: Uint8Array
}

/** Makes a fresh root and a chain that is really signed by it. `now` is in epoch ms. */
export function makeServerIdentity(now: number): ServerIdentity {
  const root = Curve.generateKeyPair()
  const intermediate = Curve.generateKeyPair()
  const staticKey = Curve.generateKeyPair()
  const nowS = Math.floor(now / 1000)
  const details = (serial: number, issuerSerial: number, key: Uint8Array) =>
    proto.CertChain.NoiseCertificate.Details.encode({
      serial,
      issuerSerial,
      key,
      notBefore: nowS - YEAR_S,
      notAfter: nowS + 20 * YEAR_S,
    }).finish()
  const intermediateDetails = details(1, 0, intermediate.public)
  const leafDetails = details(2, 1, staticKey.public)
  const certificateChain = proto.CertChain.encode({
    intermediate: { details: intermediateDetails, signature: Curve.sign(root.private, intermediateDetails) },
    leaf: { details: leafDetails, signature: Curve.sign(intermediate.private, leafDetails) },
  }).finish()
  return { rootKey: Buffer.from(root.public), staticKey, certificateChain }
}
