"""The last look before the report is signed: the evaluator's own questions."""
