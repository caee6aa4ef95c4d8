"""The audit of published tables: is each printed capaian what its target and realisation give?"""
