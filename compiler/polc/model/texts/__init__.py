"""The texts of a policy: passages, sentences, quantities, hedges and modality."""
